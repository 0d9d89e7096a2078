import { describe, expect, test } from "vitest";
import { countVitestReport } from "./vitest-report.ts";

const report = (
  counts: { passed?: number; failed?: number; pending?: number; todo?: number },
  files: object[] = [],
) => ({
  numPassedTests: counts.passed ?? 0,
  numFailedTests: counts.failed ?? 0,
  numPendingTests: counts.pending ?? 0,
  numTodoTests: counts.todo ?? 0,
  testResults: files,
});

describe("countVitestReport", () => {
  test("counts passed, failed, skipped and todo tests", () => {
    const counted = countVitestReport(report({ passed: 5, failed: 2, pending: 1, todo: 1 }), 1);
    expect(counted).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  test("a file that broke before its first test is one failure", () => {
    const broken = { status: "failed", assertionResults: [] };
    const counted = countVitestReport(
      report({ passed: 5 }, [broken, { status: "passed", assertionResults: [{}] }]),
      1,
    );
    expect(counted).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  test("a bad exit status without a failed test is one failure", () => {
    expect(countVitestReport(report({ passed: 5 }), 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  test("a run without any test is one failure", () => {
    expect(countVitestReport(report({}), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("a report of another shape is refused", () => {
    expect(() => countVitestReport({ numPassedTests: "5" }, 0)).toThrow();
  });
});
