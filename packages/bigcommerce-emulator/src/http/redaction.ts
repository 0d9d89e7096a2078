import { createHash } from "node:crypto";
import { readAuthorization } from "./authorization.js";

const secretHeaders = new Set([
  "authorization",
  "proxy-authorization",
  "cookie",
  // May be the URL of a login or of a checkout.
  "referer",
  "sf-api-token",
  "x-auth-token",
  "x-bc-customer-access-token",
  "x-bc-trusted-proxy-secret",
]);

/** What is logged in place of a secret: equal for equal secrets, and of no use to anyone. */
function secretHash(secret: string): string {
  return `sha256:${createHash("sha256").update(secret).digest("hex").slice(0, 12)}`;
}

/** A path without the login token in it. */
export function redactPath(path: string): string {
  return path
    .replace(/(\/login\/token\/)(.+)/, (_path, start: string, jwt: string) => start + secretHash(jwt))
    .replace(/eyJ[\w-]*\.[\w.-]*/g, secretHash);
}

export function redactHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, secretHeaders.has(name) ? redact(value) : value]),
  );
}

// The scheme of a credential is not secret, and without it the hash is that of the token alone.
function redact(value: string): string {
  const authorization = readAuthorization(value);
  if (authorization === null) return secretHash(value);
  return `${authorization.scheme} ${secretHash(authorization.credential)}`;
}
