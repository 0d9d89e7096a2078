import { isWithin, timeoutLimits } from "../config/limits.js";
import { defaultTimeoutMs } from "../config/settings.js";
import { ResolverWait } from "../customer/resolve.js";
import { BigCommerceError, getErrorCode } from "../errors.js";
import { mustReachNext } from "../next.js";
import { systemClock } from "../time/clock.js";
import { createDeadline } from "../time/deadline.js";
import { RouteRefusal } from "./refusal.js";

const browserHeaders = ["Sec-Fetch-Site", "Sec-Fetch-Dest", "Origin", "Cookie"];

/** Refuses a browser. Node's own fetch sends `Sec-Fetch-Mode`, so that header says nothing. */
export function refuseBrowser(request: Request): void {
  const found = browserHeaders.find((name) => request.headers.has(name));
  if (found === undefined) return;
  throw new BigCommerceError(
    "browser_request_refused",
    `This route is for servers, and the request has the header ${found}, which browsers send. Call it from a server, ` +
      "without the shopper's headers and cookies.",
  );
}

/**
 * Passes only if `authorize` returns exactly `true`. Of its errors, only a wrong configuration shows; that it takes longer
 * than `timeoutMs` is `timeout`.
 */
export async function requireAuthorized(
  authorize: () => unknown,
  realm: string,
  timeoutMs: number | undefined,
): Promise<void> {
  // A wrong `timeoutMs` is for those to know who may use the route: its configuration is checked afterwards.
  const limitMs = isWithin(timeoutMs, timeoutLimits) ? timeoutMs : defaultTimeoutMs;
  const wait = new ResolverWait(createDeadline(systemClock, limitMs), systemClock);
  if (await wait.forPromise("authorize", isAuthorized(authorize))) return;
  const headers = { "www-authenticate": `Bearer realm="${realm}"` };
  throw new RouteRefusal("unauthorized", "Unauthorized", { headers });
}

async function isAuthorized(authorize: () => unknown): Promise<boolean> {
  try {
    return (await authorize()) === true;
  } catch (error) {
    const code = getErrorCode(error);
    if (mustReachNext(error) || code === "configuration_invalid" || code === "configuration_missing")
      throw error;
    return false;
  }
}

/**
 * Passes a request from a page of the same origin. Browsers say so in `Sec-Fetch-Site`, which no page can forge; without
 * it (plain http other than localhost, older browsers) `Origin` decides. `Host` is what the caller asked for;
 * `X-Forwarded-Host` can come from anybody and is not read.
 */
export function requireSameOrigin(request: Request, allowedOrigins: readonly string[]): void {
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-origin") return;
  const origin = request.headers.get("origin");
  if (site === null && origin !== null && [ownOrigin(request), ...allowedOrigins].includes(origin)) return;
  throw new RouteRefusal(
    "cross_site_refused",
    "This route only serves pages of its own origin. Call it with fetch() from the storefront itself.",
  );
}

function ownOrigin(request: Request): string {
  const { protocol, host } = new URL(request.url);
  return `${protocol}//${(request.headers.get("host") ?? host).toLowerCase()}`;
}
