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

/**
 * The sign-in form, for whoever had been signed out before they sent something from `page`. `path` may be one that leads
 * there.
 */
export const signInToSend = (path: "/login" | "/session-ended", page: string) =>
  `${path}?${new URLSearchParams({ problem: "unsent", next: page })}`;

/** The page whose form a Server Action's request sends; null for one that sends none. */
export function pageOfForm(sent: Pick<Headers, "get" | "has">): string | null {
  const isForm = sent.has("next-action") || sent.get("content-type")?.startsWith("multipart/form-data");
  const referrer = sent.get("referer");
  if (!isForm || referrer === null || !URL.canParse(referrer)) return null;
  const { pathname, search } = new URL(referrer);
  return safeNextPath(`${pathname}${search}`);
}

/** The page that a form was on, which leads back to it. */
export function pageBefore({ headers }: Pick<Request, "headers">): string {
  const referrer = headers.get("referer");
  if (referrer === null || !URL.canParse(referrer)) return safeNextPath(undefined);
  const { pathname, search } = new URL(referrer);
  return safeNextPath(`${pathname}${search}`);
}
