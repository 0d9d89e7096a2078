type SeenRequest = Pick<Request, "headers" | "url">;

/** The 403 for a form of another site; undefined for a form of this shop. */
export function refuseForeignForm(request: SeenRequest): Response | undefined {
  if (isSameOrigin(request)) return undefined;
  return new Response("Please use this shop's own form.", { status: 403 });
}

/**
 * Whether a form came from this shop's own pages. Every current browser says so in `Sec-Fetch-Site`, which no page can
 * forge; if it is absent (plain http other than localhost, older browsers), `Origin` decides. `Host` is what the
 * visitor asked for; `X-Forwarded-Host` can be anybody's and is not read.
 */
function isSameOrigin(request: SeenRequest): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return request.headers.get("origin") === ownOrigin(request);
}

/** Whether the browser came to this document from another site, or from another host of this one. */
export const isFromElsewhere = (headers: Pick<Headers, "get">): boolean =>
  headers.get("sec-fetch-mode") === "navigate" &&
  ["cross-site", "same-site"].includes(headers.get("sec-fetch-site") ?? "");

function ownOrigin({ headers, url }: SeenRequest): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${(headers.get("host") ?? host).toLowerCase()}`;
}
