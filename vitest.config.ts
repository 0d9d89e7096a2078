import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// Tests of the sources read the emulator's sources too, so that no build is needed to run them.
const alias = {
  "bigcommerce-emulator": path("packages/bigcommerce-emulator/src/index.ts"),
};

export default defineConfig({
  test: {
    projects: [
      { resolve: { alias }, test: { name: "emulator", root: path("packages/bigcommerce-emulator"), include: ["src/**/*.test.ts"] } },
      { resolve: { alias }, test: { name: "next-bigcommerce", root: path("packages/next-bigcommerce"), include: ["src/**/*.test.ts"] } },
    ],
  },
});
