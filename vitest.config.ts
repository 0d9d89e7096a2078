import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// Tests of the sources read the emulator's sources too, so that no build is needed to run them.
const resolve = { alias: { "bigcommerce-emulator": path("packages/bigcommerce-emulator/src/index.ts") } };

const sources = (name: string, root: string, include = ["src/**/*.test.ts"]) => ({
  resolve,
  // Time enough for a machine that does something else besides: how long a test takes says nothing.
  test: { name, root: path(root), include, testTimeout: 30_000 },
});

// They build and start whole applications: one file at a time, with the time that takes.
const heavy = (name: string, root: string, include: string[], globalSetup: string[] = []) => ({
  resolve,
  test: {
    name,
    root: path(root),
    include,
    globalSetup,
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});

const storefront = "examples/storefront/vitest.config.ts";

export default defineConfig({
  test: {
    projects: [
      sources("emulator", "packages/bigcommerce-emulator"),
      sources("next-bigcommerce", "packages/next-bigcommerce", [
        "src/**/*.test.ts",
        "test/documentation/**/*.test.ts",
      ]),
      sources("benchmarks", "packages/benchmarks"),
      ...(existsSync(path(storefront)) ? [path(storefront)] : []),
      {
        test: {
          name: "scripts",
          root: path("scripts"),
          include: ["**/*.test.ts"],
          exclude: ["demo.test.ts"],
        },
      },
      heavy("demo", "scripts", ["demo.test.ts"]),
      heavy("packed", "packages/next-bigcommerce", ["test/*.test.ts"], ["test/installations.ts"]),
      heavy("fleet", "packages/next-bigcommerce", ["test/fleet/**/*.test.ts"]),
      heavy("e2e", "examples/storefront", ["e2e/**/*.test.ts"]),
    ],
  },
});
