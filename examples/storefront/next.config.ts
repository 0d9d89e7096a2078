import type { NextConfig } from "next";

const query = (key: string) => ({ type: "query" as const, key });
/** What makes of the catalogue a page that search engines should not keep: a search, or a page further on. */
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
    // In headers, since a page whose metadata waits for its address has no title in what is prerendered of it.
    ...searches.map((key) => ({
      source: "/",
      has: [query(key)],
      headers: [{ key: "X-Robots-Tag", value: "noindex, follow" }],
    })),
  ],
};

export default config;
