import { browserSteps, buildStep } from "./repository-steps.ts";
import { runTier } from "./run-tier.ts";
import { checkStep, vitestStep } from "./test-steps.ts";

const soak = ["--conditions=react-server", "packages/next-bigcommerce/test/fleet/soak.ts"];

// One lane: what is measured here wants the machine for itself.
await runTier([
  [
    [
      buildStep,
      vitestStep("properties", {
        projects: ["next-bigcommerce"],
        args: ["--testTimeout=3600000"],
        env: { PROPERTY_RUNS: "100" },
      }),
      checkStep("ten minutes of load", "node", soak, { isShown: true }),
      ...browserSteps([
        {
          name: "axe, each page loaded in each appearance",
          options: { projects: ["e2e-long"], files: ["accessible"], env: { E2E_APPEARANCES: "all" } },
        },
        {
          name: "axe on the emulator's console, in each appearance",
          options: { projects: ["console"], env: { E2E_APPEARANCES: "all" } },
        },
        {
          name: "Lighthouse with performance",
          options: { projects: ["e2e-long"], files: ["lighthouse"], env: { E2E_PERFORMANCE: "1" } },
        },
        {
          name: "100 rounds of two customers",
          options: { projects: ["e2e"], files: ["two-customers"], env: { E2E_ROUNDS: "100" } },
        },
        {
          name: "100 rounds of two customers, private tokens",
          options: {
            projects: ["e2e"],
            files: ["two-customers"],
            env: { E2E_ROUNDS: "100", E2E_TOKEN_KIND: "private" },
          },
        },
      ]),
    ],
  ],
]);
