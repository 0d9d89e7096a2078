import * as z from "zod";

/** What a step of the test run came to. */
export interface StepResult {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed and why, for the end of the run: a log may reach its reader cut to its last lines. */
  failures: readonly string[];
}

const count = z.int().check(z.gte(0));
const Report = z.object({
  numPassedTests: count,
  numFailedTests: count,
  numPendingTests: count,
  numTodoTests: count,
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()),
        }),
      ),
    }),
  ),
});
type FileReport = z.infer<typeof Report>["testResults"][number];

/** What a run came to beside its report. */
interface RunEnd {
  readonly exitStatus: number;
  readonly printed: readonly string[];
}

/**
 * Counts a vitest JSON report. A file that failed before its first test is one failure, and so is a run that ended
 * badly, or without a single test, though no test says so.
 */
export function countVitestReport(report: unknown, { exitStatus, printed }: RunEnd): StepResult {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = Report.parse(report);
  const brokenFiles = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const skipped = numPendingTests + numTodoTests;
  const failed = numFailedTests + brokenFiles;
  const silentFailure = failed === 0 && (exitStatus !== 0 || numPassedTests + skipped === 0);
  const failures = silentFailure
    ? [`vitest ended with status ${exitStatus}, though no test failed\n${errorsOfNoTest(printed)}`]
    : testResults.flatMap(describeFailures);
  return { passed: numPassedTests, failed: silentFailure ? 1 : failed, skipped, failures };
}

/** Vitest's report leaves out the errors that belong to no test; it prints them. */
function errorsOfNoTest(printed: readonly string[]): string {
  const start = printed.findIndex((line) => line.includes("Unhandled"));
  return (start === -1 ? printed.slice(-20) : printed.slice(start, start + 20)).join("\n");
}

function describeFailures({ name, status, message, assertionResults }: FileReport): string[] {
  if (status === "failed" && assertionResults.length === 0) return [`${name}\n${message}`];
  return assertionResults
    .filter((test) => test.status === "failed")
    .map((test) => [`${name} > ${test.fullName}`, ...test.failureMessages].join("\n"));
}
