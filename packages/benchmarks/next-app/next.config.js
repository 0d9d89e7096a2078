import { fileURLToPath } from "node:url";

// Read at the build and at the start: one build for each variant.
const cacheComponents = process.env.CACHE_COMPONENTS === "true";

/** @type {import("next").NextConfig} */
export default {
  cacheComponents,
  ...(cacheComponents && { partialPrefetching: true }),
  distDir: cacheComponents ? ".next/cache-components" : ".next/plain",
  // `use cache` does not compile without cacheComponents: its page exists for that variant only.
  pageExtensions: cacheComponents ? ["js", "cached.js"] : ["js"],
  env: { CACHE_COMPONENTS: String(cacheComponents) },
  poweredByHeader: false,
  // As behind a proxy that compresses: compressing here would cost every page the same and hide what they differ in.
  compress: false,
  turbopack: { root: fileURLToPath(new URL("../../..", import.meta.url)) },
};
