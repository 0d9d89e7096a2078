import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

const query = (key: string) => ({ type: "query" as const, key });
/** With one of these in its address, the catalogue is nothing for search engines: a search, or a later page. */
const searches = ["q", "after", "before"];

const config: NextConfig = {
  cacheComponents: true,
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
    // As a header: metadata that depends on the address would keep the title out of the prerendered page.
    ...searches.map((key) => ({
      source: "/",
      has: [query(key)],
      headers: [{ key: "X-Robots-Tag", value: "noindex, follow" }],
    })),
  ],
};

export default config;
