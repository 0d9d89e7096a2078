const anyOrigin = "http://origin.invalid";

/**
 * The path, query and fragment that a browser makes of a relative address; null if the address can lead to another
 * origin (`https://…`, `//host`, `/\host`, `/.//host`) or holds control characters, which browsers drop.
 */
export function ownPath(address: string): string | null {
  if (!address.startsWith("/") || /\p{Cc}/u.test(address) || !URL.canParse(address, anyOrigin)) return null;
  const { origin, pathname, search, hash } = new URL(address, anyOrigin);
  return origin === anyOrigin && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : null;
}
