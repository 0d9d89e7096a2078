/**
 * Whether a form was sent by a page of this app: another site's must sign nobody out. Browsers say it in `Sec-Fetch-Site`,
 * which no page can forge; older ones say in `Origin` at least who asks. A form cannot set the other two headers.
 */
export function isOwnForm({ headers }: Request): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return headers.get("origin")?.endsWith(`//${host}`) ?? false;
}
