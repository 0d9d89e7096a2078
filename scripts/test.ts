import { findRedisServer } from "../packages/next-bigcommerce/test/fleet/find-redis-server.ts";
import { serviceSecret, shopAccessToken } from "../packages/next-bigcommerce/test/store.ts";
import { findChromium } from "./find-chromium.ts";
import { createSecretWatch } from "./secret-watch.ts";
import {
  checkStep,
  failureReport,
  runSteps,
  secretStep,
  skippedStep,
  summary,
  type TestStep,
  vitestStep,
} from "./test-steps.ts";

const turbo = (task: string) => ["run", task, "--output-logs=errors-only", "--cache=local:rw"];

// An entry that is no module cannot resolve to types.
const notModules = ["./schema.graphql", "./package.json"];
const attw = (name: string) => [
  "--pack",
  `packages/${name}`,
  "--profile",
  "esm-only",
  "--exclude-entrypoints",
  ...notModules,
];

function packageSteps(name: string): TestStep[] {
  return [
    checkStep(`publint ${name}`, "publint", [`packages/${name}`, "--strict"]),
    checkStep(`attw ${name}`, "attw", attw(name)),
  ];
}

const schemaStep = checkStep(
  "emulator schema against BigCommerce's",
  "node",
  ["packages/bigcommerce-emulator/scripts/check-schema.ts"],
  { skippedWhen: /^SCHEMA CHECK SKIPPED/m },
);

/** The storefront works with either kind of token; one build serves both. */
function endToEndSteps(): TestStep[] {
  const chromium = findChromium();
  if (chromium === null) {
    const reason = "no Chromium here. Install Chromium or Chrome, or set CHROMIUM_PATH to one.";
    return [skippedStep("end to end", reason)];
  }
  return ["impersonation", "private"].map((kind) =>
    vitestStep(`end to end, ${kind} tokens`, ["e2e"], { CHROMIUM_PATH: chromium, E2E_TOKEN_KIND: kind }),
  );
}

// What needs no Redis is tested all the same.
function fleetSteps(): TestStep[] {
  const fleet = vitestStep("fleet", ["fleet"]);
  if (findRedisServer() !== undefined) return [fleet];
  return [
    fleet,
    skippedStep("fleet with Redis", "no redis-server here. Install Redis (Debian: redis-server)."),
  ];
}

const watch = createSecretWatch([shopAccessToken, serviceSecret]);

const steps: TestStep[] = [
  checkStep("format and lint", "biome", ["ci", ".", "--colors=off"]),
  checkStep("build", "turbo", turbo("build")),
  checkStep("types of the packages and the storefront", "turbo", turbo("typecheck")),
  checkStep("generated types of the storefront's documents", "turbo", turbo("codegen:check")),
  checkStep("types of the scripts", "tsc", ["-p", "scripts"]),
  schemaStep,
  checkStep("public API, its reports and its TSDoc", "node", ["scripts/api/api.ts", "--check"]),
  vitestStep("unit and component", ["scripts", "emulator", "next-bigcommerce", "benchmarks", "storefront"]),
  ...packageSteps("next-bigcommerce"),
  ...packageSteps("bigcommerce-emulator"),
  ...fleetSteps(),
  vitestStep("demo", ["demo"]),
  vitestStep("packed package", ["packed"]),
  ...endToEndSteps(),
  secretStep(watch),
];

const total = await runSteps(steps, watch.redact);
console.log(failureReport(total));
console.log(`\n${summary(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
