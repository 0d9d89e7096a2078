import { findRedisServer } from "../packages/next-bigcommerce/test/fleet/find-redis-server.ts";
import { findChromium } from "./find-chromium.ts";
import type { Lane, TestStep } from "./run-steps.ts";
import { checkStep, skippedStep, type VitestOptions, vitestStep } from "./test-steps.ts";

const turboStep = (name: string, task: string, ...more: string[]) =>
  checkStep(name, "turbo", ["run", task, "--output-logs=errors-only", "--cache=local:rw", ...more]);

export const buildStep = turboStep("build", "build");

/** `--only`: a build from turbo's cache would be written anew under steps that run beside this one. */
export const typeSteps: Lane = [
  turboStep("types of the packages and the storefront", "typecheck", "--only"),
  turboStep("generated types of the storefront's documents", "codegen:check"),
];

export const sourceSteps: Lane = [
  checkStep("format and lint", "biome", ["ci", ".", "--colors=off"]),
  checkStep("types of the scripts", "tsc", ["-p", "scripts"]),
  checkStep("public API, its reports and its TSDoc", "node", ["scripts/api/api.ts", "--check"]),
  checkStep(
    "emulator schema against BigCommerce's",
    "node",
    ["packages/bigcommerce-emulator/scripts/check-schema.ts"],
    { skippedWhen: /^SCHEMA CHECK SKIPPED/m },
  ),
];

// An entry that is no module cannot resolve to types.
const notModules = ["./schema.graphql", "./package.json"];
// The packages are ESM only, and their types resolve everywhere, with `moduleResolution: "node"` too.
const attw = [
  "--profile",
  "strict",
  "--ignore-rules",
  "cjs-resolves-to-esm",
  "--exclude-entrypoints",
  ...notModules,
];

/** The manifest and the types of a package as npm would publish it. */
export const publishSteps = (name: string): Lane => [
  checkStep(`publint ${name}`, "publint", [`packages/${name}`, "--strict"]),
  checkStep(`attw ${name}`, "attw", ["--pack", `packages/${name}`, ...attw]),
];

/** Tests in a browser, or a step that says that there is none. */
export function browserSteps(steps: readonly { name: string; options: VitestOptions }[]): Lane {
  const chromium = findChromium();
  if (chromium === null) {
    const reason = "no Chromium here. Install Chromium or Chrome, or set CHROMIUM_PATH to one.";
    return [skippedStep("end to end", reason)];
  }
  return steps.map(({ name, options }) =>
    vitestStep(name, { ...options, env: { CHROMIUM_PATH: chromium, ...options.env } }),
  );
}

/** What needs no Redis is tested without one too. */
export function redisSteps(step: TestStep): Lane {
  if (findRedisServer() !== undefined) return [step];
  return [
    step,
    skippedStep(`${step.name} with Redis`, "no redis-server here. Install Redis (Debian: redis-server)."),
  ];
}
