import "server-only";
import { storefrontOrigins } from "./storefront-origins";

/** Where the pictures of a real store are. */
const pictureOrigin = "https://cdn11.bigcommerce.com";

/**
 * What a page of the shop may load and where its forms may lead. It is made from the environment, which a build knows
 * nothing of, so `proxy.ts` sends it and not `next.config.ts`.
 *
 * `script-src` allows scripts inside the page. Next streams a page's data in such scripts, and a nonce for each needs
 * pages that are rendered anew for every request, where this shop prerenders their shells; hashes would have to be known
 * before the page is written. So an injected `<script>` in a page would run: what keeps it out is that React escapes
 * everything and that `descriptionHtml` cleans the only HTML that comes from elsewhere. What the policy does stop is a
 * script from anywhere else, an event handler in an attribute, and a form, picture, frame or request that would carry
 * something off. `experimental.sri` adds nothing: it says what files from this same server must contain.
 */
export function contentSecurityPolicy(): string {
  const stores = storefrontOrigins();
  const inDevelopment = process.env.NODE_ENV === "development";
  const directives = {
    "default-src": ["'self'"],
    // React rebuilds the stacks of server errors with `eval` under `next dev`.
    "script-src": ["'self'", "'unsafe-inline'", ...(inDevelopment ? ["'unsafe-eval'"] : [])],
    "script-src-attr": ["'none'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", pictureOrigin, ...stores],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    // The form of the cart leads to BigCommerce's checkout by a 303, which Chromium counts as the form's own address.
    "form-action": ["'self'", ...stores],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
