import { browserSteps, buildStep } from "./repository-steps.ts";
import { runTier } from "./run-tier.ts";
import { vitestStep } from "./test-steps.ts";

await runTier([
  [[buildStep]],
  [
    [vitestStep("packed package on other platforms", { projects: ["platforms"] })],
    browserSteps([
      {
        name: "end to end, private tokens",
        options: { projects: ["e2e"], env: { E2E_TOKEN_KIND: "private" } },
      },
    ]),
  ],
]);
