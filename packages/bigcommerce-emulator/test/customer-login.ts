import { CompactSign } from "jose";
import type { Emulator } from "../src/index.js";
import { retailId } from "./execute-storefront.js";

export const clientSecret = "emulator-client-secret-for-local-use-only";

/** The claims of a Customer Login JWT that the emulator accepts now. */
export function loginClaims(claims: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    iss: "emulator-client-id",
    iat: Math.floor(Date.now() / 1000),
    jti: crypto.randomUUID(),
    operation: "customer_login",
    store_hash: "emulator",
    customer_id: retailId,
    channel_id: 1,
    ...claims,
  };
}

/** A Customer Login JWT. What is left out is something that the emulator accepts. */
export function loginJwt(
  claims: unknown = loginClaims(),
  { secret = clientSecret, alg = "HS256" }: { secret?: string; alg?: string } = {},
): Promise<string> {
  const payload = new TextEncoder().encode(typeof claims === "string" ? claims : JSON.stringify(claims));
  return new CompactSign(payload)
    .setProtectedHeader({ typ: "JWT", alg })
    .sign(new TextEncoder().encode(secret));
}

/** What a browser has on the hosted storefront: its cookie. */
export interface HostedBrowser {
  /** Requests a page and keeps its cookie. Redirects are not followed. */
  open(path: string): Promise<HostedAnswer>;
  /** Sends a form without fields. Redirects are not followed. */
  post(path: string, headers?: Record<string, string>): Promise<HostedAnswer>;
  /** Requests a page and follows the redirects. */
  visit(path: string): Promise<HostedAnswer>;
}

interface HostedAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly headers: Headers;
  readonly html: string;
}

export function hostedBrowser(emulator: Emulator): HostedBrowser {
  let cookie: string | null = null;
  const send = async (
    method: string,
    path: string,
    extra: Record<string, string> = {},
  ): Promise<HostedAnswer> => {
    const headers = cookie === null ? extra : { ...extra, cookie };
    const response = await fetch(new URL(path, emulator.url), { method, redirect: "manual", headers });
    cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    const { status } = response;
    return {
      status,
      location: response.headers.get("location"),
      headers: response.headers,
      html: await response.text(),
    };
  };
  const open = (path: string) => send("GET", path);
  const post = (path: string, headers?: Record<string, string>) => send("POST", path, headers);
  const visit = async (path: string): Promise<HostedAnswer> => {
    const answer = await open(path);
    return answer.location === null ? answer : visit(answer.location);
  };
  return { open, post, visit };
}
