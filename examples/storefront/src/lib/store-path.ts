/** BigCommerce's paths have outer slashes (`/hand-grinder/`); ours hold the part between as one segment. */
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
