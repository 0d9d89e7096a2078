import type { NextConfig } from "next";

const query = (key: string) => ({ type: "query" as const, key });
/** With one of these in its address, the catalogue is nothing for search engines: a search, or a later page. */
const searches = ["q", "after", "before"];

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
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
      has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
      headers: [{ key: "Strict-Transport-Security", value: "max-age=31536000" }],
    },
    { source: "/api/:path*", headers: [{ key: "Content-Security-Policy", value: "default-src 'none'" }] },
    // As a header: metadata that depends on the address would keep the title out of the prerendered page.
    ...searches.map((key) => ({
      source: "/",
      has: [query(key)],
      headers: [{ key: "X-Robots-Tag", value: "noindex, follow" }],
    })),
  ],
};

export default config;
