/** BigCommerce's paths have outer slashes (`/hand-grinder/`); this shop's have the part between as one segment. */
export const toSlug = (path: string) => path.replace(/^\/+|\/+$/g, "");

export const productHref = (path: string) => `/product/${encodeURIComponent(toSlug(path))}`;

/** The path of a segment as Next hands it over: still encoded. Null for one that cannot be decoded. */
export function fromSlug(segment: string): string | null {
  try {
    return `/${decodeURIComponent(segment)}/`;
  } catch {
    return null;
  }
}

/** Whether a string may be a link: some addresses in a store are typed in by hand, and `javascript:` would run code. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

const anyOrigin = "http://shop.invalid";

/**
 * Where to go after signing in: a path on this shop, or the account if the wish is missing or points elsewhere.
 * It is read the way a browser reads it, since `//host`, `/\host` and `/.//host` all lead off the site.
 */
export function safeNextPath(wish: unknown): string {
  const fallback = "/account";
  if (typeof wish !== "string" || !wish.startsWith("/") || !URL.canParse(wish, anyOrigin)) return fallback;
  const url = new URL(wish, anyOrigin);
  if (url.origin !== anyOrigin || url.pathname.startsWith("//")) return fallback;
  return `${url.pathname}${url.search}`;
}
