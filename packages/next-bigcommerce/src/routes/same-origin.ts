import { OperationRefusal } from "./graphql/answer.js";

/**
 * Passes a request that a page of the same origin made. Browsers say so in `Sec-Fetch-Site`, which no page can forge;
 * where it is absent (plain http other than localhost, older browsers), `Origin` decides. `Host` is what the caller asked
 * for; `X-Forwarded-Host` can be anybody's and is not read.
 */
export function requireSameOrigin(request: Request, allowedOrigins: readonly string[]): void {
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-origin") return;
  const origin = request.headers.get("origin");
  if (site === null && origin !== null && [ownOrigin(request), ...allowedOrigins].includes(origin)) return;
  throw new OperationRefusal(
    "cross_site_refused",
    "This route answers only pages of its own origin. Call it with fetch() from the storefront itself.",
  );
}

function ownOrigin(request: Request): string {
  const { protocol, host } = new URL(request.url);
  return `${protocol}//${(request.headers.get("host") ?? host).toLowerCase()}`;
}
