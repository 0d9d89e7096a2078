import { packagesBuildStep } from "./repository-steps.ts";
import { runTier } from "./run-tier.ts";
import { vitestStep } from "./test-steps.ts";

await runTier([
  [[packagesBuildStep, vitestStep("packed package on other platforms", { projects: ["platforms"] })]],
]);
