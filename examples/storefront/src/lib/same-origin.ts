/**
 * Whether a form came from this shop's own pages. Every current browser says so in `Sec-Fetch-Site`; older ones in
 * `Origin`. A request with neither is no browser's, so it carries no shopper's cookie that somebody else could use.
 */
export function isSameOrigin(request: Pick<Request, "headers">): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const hosts = [request.headers.get("host"), request.headers.get("x-forwarded-host")];
  return hosts.includes(new URL(origin).host);
}
