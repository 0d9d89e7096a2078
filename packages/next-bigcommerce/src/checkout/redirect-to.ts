import { BigCommerceError } from "../errors.js";

const maxLength = 2048;
/** Paths that browsers, or servers that decode them, read as another host. */
const otherHost = /^\/(?:[/\\]|%2f|%5c)/i;
/** Any host: only whether the text comes out of a URL as it went in is asked. */
const anyOrigin = "https://shop.invalid";

/**
 * The only check of where a customer goes after the login. What a browser would read in another way than it is written
 * (`/..//host`, tabs, a fragment) is refused, so that the path stays on BigCommerce's own host. The value opens a cart:
 * no error repeats it.
 */
export function checkRedirectTo(value: unknown): string {
  if (typeof value === "string" && isPathAndQuery(value)) return value;
  throw new BigCommerceError(
    "input_invalid",
    "`redirectTo` is not a path and query on BigCommerce's own host. Give `url.pathname + url.search` of " +
      "`new URL(redirectedCheckoutUrl)`, from the mutation `createCartRedirectUrls`: it begins with one `/` and has at " +
      `most ${maxLength.toLocaleString("en-US")} characters.`,
  );
}

function isPathAndQuery(text: string): boolean {
  if (text.length > maxLength || !text.startsWith("/") || otherHost.test(text)) return false;
  if (!URL.canParse(text, anyOrigin)) return false;
  const { origin, pathname, search } = new URL(text, anyOrigin);
  return origin === anyOrigin && pathname + search === text;
}
