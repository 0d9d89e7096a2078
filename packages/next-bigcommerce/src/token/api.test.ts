import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../config/config.js";
import { type BigCommerceError, isBigCommerceError } from "../errors.js";
import { HttpResponse } from "../http/message.js";
import { createTransport } from "../http/transport.js";
import { systemClock } from "../time/clock.js";
import { createDeadline } from "../time/deadline.js";
import { createTokenApi } from "./api.js";
import { decodeFailure } from "./api-failures.js";

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
}

const jws = "aGVhZGVy.cGF5bG9hZA.c2lnbmF0dXJl";
const envelope = (status: number, title: string, errors?: Record<string, string>) =>
  JSON.stringify({ status, title, type: "https://developer.bigcommerce.com/", ...(errors && { errors }) });

let reply: Reply = { status: 200, body: "" };
const seen: {
  method?: string | undefined;
  url?: string | undefined;
  headers: Record<string, unknown>;
  body: string;
}[] = [];
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  seen.push({ method: request.method, url: request.url, headers: request.headers, body });
  response.writeHead(reply.status, reply.headers).end(reply.body);
});
let apiUrl = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  apiUrl = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function createApi() {
  const input = { storeHash: "abc", accessToken: "secret-access-token", channelIds: [1], apiUrl };
  const config = readConfig(input, { NODE_ENV: "test" });
  return createTokenApi({ config, send: createTransport({ clock: systemClock }), onResponse: () => {} });
}
const deadline = () => createDeadline(systemClock, 5000);

async function failureOf(next: Reply): Promise<BigCommerceError> {
  reply = next;
  const error = await createApi()
    .create({ expires_at: 1_900_000_000, channel_ids: [1] }, deadline())
    .catch((thrown: unknown) => thrown);
  if (isBigCommerceError(error)) return error;
  throw new Error(`expected a BigCommerceError, got ${inspect(error)}`);
}

it("asks the documented endpoint with the documented headers and body", async () => {
  reply = { status: 200, body: JSON.stringify({ data: { token: jws }, meta: {} }) };
  const token = await createApi().create({ expires_at: 1_900_000_000, channel_ids: [1, 2] }, deadline());
  expect([token.token, token.expiresAt]).toEqual([jws, 1_900_000_000]);
  expect(seen.at(-1)).toMatchObject({
    method: "POST",
    url: "/stores/abc/v3/storefront/api-token-customer-impersonation",
    body: '{"expires_at":1900000000,"channel_ids":[1,2]}',
    headers: {
      "x-auth-token": "secret-access-token",
      accept: "application/json",
      "content-type": "application/json",
    },
  });
});

it("revokes at the storefront token endpoint, the token in Sf-Api-Token", async () => {
  reply = { status: 200, body: "" };
  await createApi().revoke(jws, deadline());
  expect(seen.at(-1)).toMatchObject({
    method: "DELETE",
    url: "/stores/abc/v3/storefront/api-token",
    headers: { "sf-api-token": jws },
  });
});

describe("every failure has its code, status and a remedy", () => {
  it.each([
    [401, "X-Auth-Token header is required", "store_unauthorized", false],
    [401, envelope(401, "Unauthorized"), "store_unauthorized", false],
    [
      403,
      envelope(403, "You don't have a required scope to access the endpoint", {}),
      "scope_missing",
      false,
    ],
    [404, "<html><h1>404 Not Found</h1><hr>openresty</html>", "store_not_found", false],
    [422, envelope(422, "invalid", { "channel_ids:unknown": "no such channel" }), "request_rejected", false],
    [429, "", "rate_limited", true],
    [500, "", "upstream_unavailable", true],
    [503, "<html>maintenance</html>", "upstream_unavailable", true],
    [507, envelope(507, "plan limit"), "upstream_unavailable", true],
    [418, "[]", "request_rejected", false],
  ] as const)("%i %s is %s", async (status, body, code, retryable) => {
    const error = await failureOf({ status, body });
    expect(error).toMatchObject({ code, status, retryable });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("secret-access-token");
  });

  it("a 404 names the URL first if it is not BigCommerce's own", async () => {
    const { message } = await failureOf({ status: 404, body: "<html>" });
    expect(message).toContain(`${apiUrl}/stores/abc was not found`);
    expect(message).toMatch(/BIGCOMMERCE_API_URL.*BIGCOMMERCE_STORE_HASH/);
    const config = readConfig(
      { storeHash: "abc", accessToken: "secret-access-token", channelIds: [1] },
      { NODE_ENV: "test" },
    );
    const notFound = new HttpResponse({
      request: { headers: {} },
      status: 404,
      header: () => undefined,
      text: "",
      sentAtMs: 0,
      receivedAtMs: 0,
    });
    const { message: ofHash } = decodeFailure(notFound, "POST", config);
    expect(ofHash).toContain("BIGCOMMERCE_STORE_HASH");
    expect(ofHash).not.toContain("BIGCOMMERCE_API_URL");
  });

  it("a missing scope is named as BigCommerce names it", async () => {
    const { message } = await failureOf({ status: 403, body: "" });
    expect(message).toContain("Storefront API Customer Impersonation Tokens");
    expect(message).toContain("store_storefront_api_customer_impersonation");
  });

  it("a 422 keeps its errors map, and its message names the fields", async () => {
    const body = envelope(422, "invalid", { expires_at: "error.path.missing" });
    const error = await failureOf({ status: 422, body });
    expect(error.fieldErrors).toEqual({ expires_at: "error.path.missing" });
    expect(error.message).toContain("expires_at");
  });

  it("an entry of an errors map that is not a string does not hide the others", async () => {
    const errors = { expires_at: "error.path.missing", channel_ids: ["a list"], channel_id: null };
    const error = await failureOf({ status: 422, body: JSON.stringify({ status: 422, errors }) });
    expect(error.fieldErrors).toEqual({ expires_at: "error.path.missing" });
  });

  it("a refused revocation is explained as one, and a refused mint as a mint", async () => {
    const body = envelope(422, "Invalid JWT Token provided or missing JWT token header", {});
    expect((await failureOf({ status: 422, body })).message).toMatch(/token request.*BIGCOMMERCE_CHANNEL_ID/);
    const revoked = createApi().revoke(jws, deadline());
    await expect(revoked).rejects.toMatchObject({
      code: "request_rejected",
      status: 422,
      message: expect.stringMatching(/^(?=.*expired, was already revoked)(?!.*channel)/i),
    });
  });

  it("a 429 says how long to wait: the longer time of both headers", async () => {
    const headers = { "x-retry-after": "2", "x-rate-limit-time-reset-ms": "4500" };
    expect((await failureOf({ status: 429, body: "", headers })).retryAfterMs).toBe(4500);
  });

  it.each([
    ["Unix seconds", { "x-retry-after": "1795940560" }],
    ["a far date", { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" }],
    ["months in milliseconds", { "x-rate-limit-time-reset-ms": "9999999999" }],
    ["an hour", { "x-retry-after": "3600" }],
  ])("a 429 that names %s says three minutes: the quota is for 30 seconds", async (_what, headers) => {
    expect((await failureOf({ status: 429, body: "", headers })).retryAfterMs).toBe(180_000);
  });

  it("a 422 repeats the access token neither in a field's name nor in its text", async () => {
    for (const secret of ["secret-access-token", "SECRET-ACCESS-TOKEN"]) {
      const errors = { [secret]: "x", [`${secret}:invalid`]: secret, channel_id: "y" };
      const error = await failureOf({ status: 422, body: JSON.stringify({ errors }) });
      expect(error.fieldErrors).toEqual({
        "[redacted]": "x",
        "[redacted]:invalid": "[redacted]",
        channel_id: "y",
      });
      expect(error.message + error.stack).not.toMatch(/secret-access-token/i);
    }
  });

  it("the request id of the response is kept", async () => {
    expect((await failureOf({ status: 500, body: "", headers: { "x-request-id": "r-1" } })).requestId).toBe(
      "r-1",
    );
  });
});

describe("a 200 without a token", () => {
  it.each([
    ["empty", ""],
    ["HTML", "<html></html>"],
    ["truncated", '{"data":{"token":"aaa'],
    ["another shape", '{"token":"a.b.c"}'],
    ["an array", '[{"status":400,"message":"no"}]'],
    ["no JWS", '{"data":{"token":"not a jws"},"meta":{}}'],
    ["a token with a line break", '{"data":{"token":"a.b.c\\r\\nx-evil: 1"},"meta":{}}'],
  ])("%s is upstream_malformed", async (_name, body) => {
    expect(await failureOf({ status: 200, body })).toMatchObject({ code: "upstream_malformed", status: 200 });
  });

  it("more than 64 kB is response_too_large", async () => {
    const body = JSON.stringify({ data: { token: jws }, meta: { padding: "x".repeat(70_000) } });
    expect(await failureOf({ status: 200, body })).toMatchObject({ code: "response_too_large" });
  });
});
