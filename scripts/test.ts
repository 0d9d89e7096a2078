import { availableParallelism } from "node:os";
import {
  browserSteps,
  buildStep,
  publishSteps,
  redisSteps,
  sourceSteps,
  typeSteps,
} from "./repository-steps.ts";
import { runTier } from "./run-tier.ts";
import { vitestStep } from "./test-steps.ts";

// Much of it waits, so that two files at a time are worth it on two cores.
const unitWorkers = Math.max(2, availableParallelism() - 1);
const sources = ["scripts", "emulator", "next-bigcommerce", "benchmarks", "storefront"];

await runTier([
  [[buildStep]],
  // The demo builds from turbo's cache, so nothing that uses the build runs beside it.
  [[vitestStep("demo", { projects: ["demo"] })], sourceSteps],
  [
    // One build of the storefront serves either kind of token.
    browserSteps([
      { name: "end to end", options: { projects: ["e2e"] } },
      {
        name: "end to end, private tokens",
        options: { projects: ["e2e"], env: { E2E_TOKEN_KIND: "private" } },
      },
    ]),
    [
      vitestStep("unit and component", { projects: sources, maxWorkers: unitWorkers }),
      ...typeSteps,
      ...publishSteps("next-bigcommerce"),
      ...publishSteps("bigcommerce-emulator"),
      vitestStep("packed package", { projects: ["packed"] }),
      ...redisSteps(vitestStep("fleet", { projects: ["fleet"] })),
    ],
  ],
]);
