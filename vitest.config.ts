import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// Tests of the sources read the emulator's sources too, so that no build is needed to run them.
const resolve = { alias: { "bigcommerce-emulator": path("packages/bigcommerce-emulator/src/index.ts") } };

interface SourcesOptions {
  readonly include?: readonly string[];
  readonly setupFiles?: readonly string[];
}

const sources = (name: string, root: string, options: SourcesOptions = {}) => ({
  resolve,
  test: {
    name,
    root: path(root),
    include: [...(options.include ?? ["src/**/*.test.ts"])],
    setupFiles: [...(options.setupFiles ?? [])],
    // Files share a process and the modules they load, which takes longer than most of them: 104 s of CPU, not 156.
    isolate: false,
    // It imports Next by names that only a bundler finds.
    server: { deps: { inline: ["next-auth"] } },
    // Time enough for a machine that does something else besides: how long a test takes says nothing.
    testTimeout: 30_000,
  },
});

interface HeavyOptions {
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  readonly globalSetup?: string;
  readonly maxWorkers?: number;
  readonly isolate?: boolean;
  readonly setupFiles?: readonly string[];
  readonly provide?: { readonly platforms: "newest" | "others"; readonly installer: "npm" | "pnpm" };
}

// They build and start whole applications: one file at a time unless said otherwise, with the time that takes.
const heavy = (name: string, root: string, options: HeavyOptions) => ({
  resolve,
  test: {
    name,
    root: path(root),
    include: [...options.include],
    exclude: [...(options.exclude ?? [])],
    globalSetup: options.globalSetup ?? [],
    maxWorkers: options.maxWorkers ?? 1,
    isolate: options.isolate ?? true,
    setupFiles: [...(options.setupFiles ?? [])],
    provide: options.provide,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});

type PackedOptions = Pick<HeavyOptions, "include" | "exclude"> & NonNullable<HeavyOptions["provide"]>;

const packed = (name: string, { platforms, installer, ...files }: PackedOptions) =>
  heavy(name, "packages/next-bigcommerce", {
    ...files,
    globalSetup: "test/installations.ts",
    provide: { platforms, installer },
  });

/** What differs from one Next, bundler or Node to another. */
const ofPlatforms = ["built-app", "cached-pages", "module-level", "next-dev", "refused-builds"].map(
  (name) => `test/${name}.test.ts`,
);
/** Two builds for each Next and bundler; entries.test.ts has the core of it in plain Node. */
const ofBundlers = "test/where-it-runs.test.ts";
const ofCanary = "test/canary.test.ts";
const ofRuntimes = "test/runtimes/*.test.ts";
/** Of the newest Next too, these build an app for each thing refused, read what `next dev` writes, or pack with npm. */
const longOnesOfPackage = ["module-level", "next-dev", "published", "refused-builds", "standalone"].map(
  (name) => `test/${name}.test.ts`,
);
/** A build with OpenTelemetry, served by each Node. */
const ofObserved = "test/observed-app.test.ts";
const onOthersOnly = [ofCanary, ofBundlers, ofObserved];

/** End-to-end tests that run with impersonation tokens only: the others allow the same, or have no such pages. */
const sameWithEitherToken = [
  "action-bodies",
  "addresses",
  "catalogue",
  "content-security-policy",
  "doors",
  "form-bodies",
  "kept-form",
  "login-throttle",
  "order-detail",
  "orders",
  "staff-session",
  "token-page",
  "watch-requests",
  "without-script",
].map((name) => `e2e/${name}.test.ts`);

const buildOfStorefront = "e2e/build.test.ts";
/**
 * In `test:platforms`: most take as long as several others, or show more of what a shorter one shows too. Those of the
 * kinds of pages that only impersonation tokens have are among them.
 */
const longOnes = [
  "accessible",
  "accessible-to-others",
  "hard-names",
  "lighthouse",
  "mint-failures",
  "open-telemetry",
  "outage",
  "password-reset",
  "quick-search",
  "scan",
  "secrets-in-development",
  "staff",
  "staff-read-only",
  "stale-forms",
  "stale-staff-forms",
  "still-signed-in",
  "typed-text",
  "waiting",
  "wishlist-button",
  "wishlists",
].map((name) => `e2e/${name}.test.ts`);

// Two files at a time, each in a process that keeps its modules and its browser for the next.
const shops = { maxWorkers: 2, isolate: false, setupFiles: ["e2e/nobody-signed-in.ts"] };

const storefront = "examples/storefront/vitest.config.ts";

export default defineConfig({
  test: {
    projects: [
      sources("emulator", "packages/bigcommerce-emulator"),
      sources("next-bigcommerce", "packages/next-bigcommerce", {
        include: ["src/**/*.test.ts", "test/documentation/**/*.test.ts"],
        setupFiles: ["test/new-process.ts"],
      }),
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
      heavy("console", "packages/bigcommerce-emulator", { include: ["test/browser/*.test.ts"] }),
      heavy("demo", "scripts", { include: ["demo.test.ts"] }),
      packed("packed", {
        platforms: "newest",
        installer: "pnpm",
        include: ["test/*.test.ts"],
        exclude: [...onOthersOnly, ...longOnesOfPackage],
      }),
      packed("packed-long", {
        platforms: "newest",
        installer: "npm",
        include: [...longOnesOfPackage, ofRuntimes],
      }),
      packed("platforms", {
        platforms: "others",
        installer: "pnpm",
        include: [...ofPlatforms, ...onOthersOnly],
      }),
      heavy("init", "packages/next-bigcommerce", {
        include: ["test/init/*.test.ts"],
        globalSetup: "test/init/tarballs.ts",
      }),
      // Quiet spells and freezes: they wait, and do it side by side.
      heavy("wire", "packages/next-bigcommerce", {
        include: ["test/wire/**/*.test.ts"],
        globalSetup: "test/wire/installed-node.ts",
        maxWorkers: 3,
        isolate: false,
      }),
      heavy("fleet", "packages/next-bigcommerce", { include: ["test/fleet/**/*.test.ts"], isolate: false }),
      heavy("e2e", "examples/storefront", {
        include: ["e2e/**/*.test.ts"],
        exclude: [
          buildOfStorefront,
          ...longOnes,
          ...(process.env.E2E_TOKEN_KIND === "private" ? sameWithEitherToken : []),
        ],
        ...shops,
      }),
      // It makes the build anew that the other end-to-end tests serve.
      heavy("e2e-build", "examples/storefront", { include: [buildOfStorefront] }),
      heavy("e2e-long", "examples/storefront", { include: longOnes, ...shops }),
    ],
  },
});
