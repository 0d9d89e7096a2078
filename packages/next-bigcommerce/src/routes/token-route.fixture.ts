import { expect } from "vitest";
import { connectionTo } from "../connection.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";
import { emulator, runEmulator } from "../emulator.fixture.js";
import { type ImpersonationTokenIssuer, routeAccess } from "../instance-access.js";
import type { BigCommerceOptions } from "../options.js";
import { bearerSecret } from "./bearer-secret.js";
import { createImpersonationTokenRoute, type ImpersonationTokenRouteOptions } from "./token-route.js";

export const secret = "service-secret-of-tests";
export const url = "http://127.0.0.1/api/impersonation-token";
export const nowSeconds = () => Math.floor(Date.now() / 1000);

/** A call, since test files share this module. */
export const runThreeChannels = () => runEmulator({ channels: [1, 2, 3] });

export function createStore(options: BigCommerceOptions = {}) {
  return createBigCommerce({
    ...connectionTo(emulator),
    channelIds: [1, 2],
    ...options,
  });
}

/** `issuer` with the clock and the gate of a test. */
export function withAccess(
  issuer: ImpersonationTokenIssuer,
  access: Partial<ImpersonationTokenIssuer[typeof routeAccess]>,
): ImpersonationTokenIssuer {
  return {
    getImpersonationToken: () => issuer.getImpersonationToken(),
    [routeAccess]: { ...issuer[routeAccess], ...access },
  };
}

export function createRoute(
  options: Partial<ImpersonationTokenRouteOptions> = {},
  issuer: ImpersonationTokenIssuer = createStore(),
) {
  return createImpersonationTokenRoute(issuer, { authorize: bearerSecret(secret), ...options });
}

export function read(headers: Record<string, string> = {}): Request {
  return new Request(url, { headers: { authorization: `Bearer ${secret}`, ...headers } });
}

export function create(body: unknown, headers: Record<string, string> = {}): Request {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const bytes = body instanceof Uint8Array ? new Uint8Array(body) : undefined;
  return new Request(url, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json", ...headers },
    body: bytes ?? text,
  });
}

export function revoke(token?: string): Request {
  const headers = {
    authorization: `Bearer ${secret}`,
    ...(token !== undefined && { "sf-api-token": token }),
  };
  return new Request(url, { method: "DELETE", headers });
}

/** Every answer, whatever it says, may be stored nowhere and read by no script of another site. */
export async function read200(answer: Response): Promise<Record<string, unknown>> {
  expect(answer.status).toBe(200);
  expectPrivate(answer);
  return answer.json();
}

export function expectPrivate(answer: Response): void {
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
}

export async function readRefusal(answer: Response) {
  expectPrivate(answer);
  const text = await answer.text();
  expect(text).not.toContain(secret);
  expect(text).not.toContain("emulator-access-token");
  const body = JSON.parse(text);
  expect(body).toMatchObject({ status: answer.status, title: expect.any(String), type: expect.any(String) });
  return {
    status: answer.status,
    code: body.code,
    errors: body.errors,
    title: body.title,
    headers: answer.headers,
  };
}

export const stats = async () => await emulator.stats();
export const soon = () => nowSeconds() + 3600;
