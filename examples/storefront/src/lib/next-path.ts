const anyOrigin = "http://shop.invalid";

/**
 * Where to go after signing in: a path on this shop, or the account when the wish is missing or points elsewhere.
 * Read the way a browser reads it, since `//host`, `/\host` and `/.//host` all lead off the site.
 */
export function safeNextPath(wish: unknown): string {
  const fallback = "/account";
  if (typeof wish !== "string" || !wish.startsWith("/") || !URL.canParse(wish, anyOrigin)) return fallback;
  const url = new URL(wish, anyOrigin);
  if (url.origin !== anyOrigin || url.pathname.startsWith("//")) return fallback;
  return `${url.pathname}${url.search}`;
}
