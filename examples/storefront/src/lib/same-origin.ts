/**
 * Whether a form came from this shop's own pages. Every current browser says so in `Sec-Fetch-Site`, which no page can
 * forge; if it is absent (plain http other than localhost, older browsers), `Origin` decides. `Host` is what the
 * visitor asked for; `X-Forwarded-Host` can be anybody's and is not read.
 */
export function isSameOrigin(request: Pick<Request, "headers" | "url">): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return request.headers.get("origin") === ownOrigin(request);
}

function ownOrigin({ headers, url }: Pick<Request, "headers" | "url">): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${(headers.get("host") ?? host).toLowerCase()}`;
}
