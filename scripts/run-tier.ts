import { serviceSecret, shopAccessToken } from "../packages/next-bigcommerce/test/store.ts";
import {
  addResults,
  failureReport,
  type Lane,
  type RunResult,
  runSteps,
  slowestSteps,
  summary,
} from "./run-steps.ts";
import { createSecretWatch } from "./secret-watch.ts";
import { secretStep } from "./test-steps.ts";

/** Runs the phases one after another, the lanes of each side by side, and ends the output with `N passed, N failed`. */
export async function runTier(phases: readonly (readonly Lane[])[]): Promise<void> {
  const startedAt = performance.now();
  const watch = createSecretWatch([shopAccessToken, serviceSecret]);
  const results: RunResult[] = [];
  for (const lanes of phases) results.push(await runSteps(lanes, watch.redact));
  results.push(await runSteps([[secretStep(watch)]], watch.redact));
  const total = addResults(results);
  console.log(failureReport(total));
  const minutes = (performance.now() - startedAt) / 60_000;
  console.log(`\n${minutes.toFixed(1)} minutes; the slowest steps:\n${slowestSteps(total)}`);
  console.log(`\n${summary(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
