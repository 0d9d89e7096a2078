import * as z from "zod";

/** What a step of the test run came to. */
export interface StepResult {
  passed: number;
  failed: number;
  skipped: number;
}

const count = z.int().check(z.gte(0));
const Report = z.object({
  numPassedTests: count,
  numFailedTests: count,
  numPendingTests: count,
  numTodoTests: count,
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/**
 * Counts a vitest JSON report. A file that failed before its first test is one failure, and so is a run that ended
 * badly, or without a single test, though no test says so.
 */
export function countVitestReport(report: unknown, exitStatus: number): StepResult {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = Report.parse(report);
  const brokenFiles = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const skipped = numPendingTests + numTodoTests;
  const failed = numFailedTests + brokenFiles;
  const silentFailure = failed === 0 && (exitStatus !== 0 || numPassedTests + skipped === 0);
  return { passed: numPassedTests, failed: silentFailure ? 1 : failed, skipped };
}
