import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@": path("src"),
      // It throws without React's server condition, and no test here bundles for a browser.
      "server-only": path("src/testing/server-only.ts"),
      "next/headers": path("src/testing/next-request.ts"),
      "next/server": path("src/testing/next-request.ts"),
    },
  },
  test: {
    name: "storefront",
    root: path("."),
    include: ["src/**/*.test.{ts,tsx}"],
    // Tests of components name happy-dom themselves: for the others it takes longer than they do.
    environment: "node",
    setupFiles: ["src/testing/setup.ts"],
  },
});
