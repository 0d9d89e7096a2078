import { BigCommerceError, getErrorCode } from "../errors.js";
import { mustReachNext } from "../next.js";
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

/** Passes only if `authorize` returns exactly `true`. Of its errors, only a wrong configuration shows. */
export async function requireAuthorized(authorize: () => unknown, realm: string): Promise<void> {
  try {
    if ((await authorize()) === true) return;
  } catch (error) {
    const code = getErrorCode(error);
    if (mustReachNext(error) || code === "configuration_invalid" || code === "configuration_missing")
      throw error;
  }
  const headers = { "www-authenticate": `Bearer realm="${realm}"` };
  throw new RouteRefusal("unauthorized", "Unauthorized", { headers });
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
