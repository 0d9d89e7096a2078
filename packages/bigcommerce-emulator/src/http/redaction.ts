import { createHash } from "node:crypto";
import { readAuthorization } from "./authorization.js";
import { cappedText } from "./capped-text.js";

// The log keeps many requests, and a client can make each as large as HTTP allows.
const pathLimit = 500;
const valueLimit = 500;
const headerLimit = 50;

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
export function secretHash(secret: string): string {
  return `sha256:${createHash("sha256").update(secret).digest("hex").slice(0, 12)}`;
}

/** The path for the log, without the login token in it. */
export function redactPath(path: string): string {
  // Cut before it is searched: a path of nothing but starts of tokens takes the square of its length.
  const searched = path.slice(0, 4 * pathLimit);
  const redacted = searched
    .replace(/(\/login\/token\/)(.+)/, (_path, start: string, jwt: string) => start + secretHash(jwt))
    .replace(/eyJ[\w-]*\.[\w.-]*/g, secretHash);
  return cappedText(redacted, pathLimit);
}

/** The headers for the log: their number and length are limited, and secrets are hashed. */
export function redactHeaders(headers: Headers): Record<string, string> {
  const entries = [...headers].slice(0, headerLimit).map(([name, value]) => {
    const logged = secretHeaders.has(name) ? redact(value) : value;
    return [cappedText(name, valueLimit), cappedText(logged, valueLimit)];
  });
  return Object.fromEntries(entries);
}

// The scheme of a credential is not secret, and without it the hash is that of the token alone.
function redact(value: string): string {
  const authorization = readAuthorization(value);
  if (authorization === null) return secretHash(value);
  return `${authorization.scheme} ${secretHash(authorization.credential)}`;
}
