import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

const query = (key: string) => ({ type: "query" as const, key });
/** With one of these in its address, the catalogue is nothing for search engines: a search, or a later page. */
const searches = ["q", "after", "before"];

const header = (key: string, value?: string) => ({ type: "header" as const, key, ...(value && { value }) });
/** A `Content-Length` of more than 65,536: `src/proxy.ts` leaves the same ones out. */
const tooLarge = header(
  "content-length",
  "0*(?:[1-9]\\d{5,}|[7-9]\\d{4}|6[6-9]\\d{3}|65[6-9]\\d{2}|655[4-9]\\d|6553[7-9])",
);
/** Browsers always say how long a body is. */
const unsized = header("transfer-encoding");

/**
 * Next forwards an action without a length, if its visitor went to another page while it waited for an earlier one. Only
 * the proxy knows this value, and gives it to an action that it has seen.
 */
const proxyKey = randomUUID();
const seenByProxy = header("x-seen-by-proxy", proxyKey);

/** Routes that read a form themselves, count its bytes and limit its time: `src/proxy.ts` leaves the same ones out. */
const formRoutes =
  "(?:(?:login|register)/submit|logout|cart/(?:checkout|stay)|staff/(?:enter|find|leave|mode|sign-in|sign-out)|dev/token/try)$";

/**
 * Refused before anything is read: Next would first wait for all of a body, for the proxy or for the action. This holds
 * for any method, so that no page is served without the proxy.
 */
const refusedBodies = [{ has: [tooLarge] }, { has: [unsized], missing: [seenByProxy] }].map((rule) => ({
  source: `/:path((?!api/(?:graphql|impersonation-token)$|${formRoutes}).*)`,
  destination: "/refused-body",
  ...rule,
}));

const config: NextConfig = {
  cacheComponents: true,
  // Put into the code of the proxy when it is built, as the rule above is.
  env: { PROXY_KEY: proxyKey },
  experimental: { serverActions: { bodySizeLimit: "64kb" } },
  rewrites: async () => ({ beforeFiles: refusedBodies, afterFiles: [], fallback: [] }),
  partialPrefetching: true,
  poweredByHeader: false,
  // Node reads it as it stands, which takes 22.18 or newer.
  cacheHandlers: { default: fileURLToPath(new URL("src/cache-handler.ts", import.meta.url)) },
  cacheLife: {
    // What everybody sees of the shop. `expire` is how long an outage of BigCommerce may last: until then the shop shows
    // what it showed before. It is also how old a page can be that nobody opened for as long.
    publicData: { stale: 300, revalidate: 60, expire: 2 * 3600 },
    // What hardly ever changes.
    settings: { stale: 300, revalidate: 3600, expire: 7 * 86_400 },
  },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
      ],
    },
    // Browsers keep it for the whole host, so it is said only where https is: behind a proxy that ends it.
    {
      source: "/:path*",
      // The first of several proxies, as for the cookies in `src/session/sealed-cookie.ts`.
      has: [header("x-forwarded-proto", "https\\s*(?:,.*)?")],
      headers: [{ key: "Strict-Transport-Security", value: "max-age=31536000" }],
    },
    // What the proxy leaves out has no document to show.
    {
      source: `/:path((?:_next/|api/|${formRoutes}).*)`,
      headers: [{ key: "Content-Security-Policy", value: "default-src 'none'" }],
    },
    // Both lead to secret URLs of BigCommerce. What a route says itself is overruled by the rule above.
    ...["/cart/checkout", "/logout"].map((source) => ({
      source,
      headers: [{ key: "Referrer-Policy", value: "no-referrer" }],
    })),
    // As a header: metadata that depends on the address would keep the title out of the prerendered page.
    ...searches.map((key) => ({
      source: "/",
      has: [query(key)],
      headers: [{ key: "X-Robots-Tag", value: "noindex, follow" }],
    })),
  ],
};

export default config;
