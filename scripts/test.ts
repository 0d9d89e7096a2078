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
  [
    // One after another, since the first three write the build of the storefront that the two end to end serve. (The demo
    // takes it from turbo's cache.) One build serves both kinds of token.
    [
      vitestStep("demo", { projects: ["demo"] }),
      vitestStep("build of the storefront", { projects: ["e2e-build"] }),
      ...typeSteps,
      ...browserSteps([
        { name: "the emulator's console", options: { projects: ["console"] } },
        { name: "end to end", options: { projects: ["e2e"] } },
        {
          name: "sessions with private tokens",
          options: {
            projects: ["e2e"],
            files: ["session-ended", "account", "graphql-route"],
            env: { E2E_TOKEN_KIND: "private" },
          },
        },
      ]),
      vitestStep("wire", { projects: ["wire"] }),
    ],
    [
      ...sourceSteps,
      ...publishSteps("next-bigcommerce"),
      ...publishSteps("bigcommerce-emulator"),
      vitestStep("unit and component", { projects: sources, args: [`--maxWorkers=${unitWorkers}`] }),
      vitestStep("packed package", { projects: ["packed"] }),
      ...redisSteps(vitestStep("fleet", { projects: ["fleet"] })),
    ],
  ],
]);
