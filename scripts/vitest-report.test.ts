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

const ended = (exitStatus: number, printed: readonly string[] = []) => ({ exitStatus, printed });

const passedTest = { fullName: "adds", status: "passed", failureMessages: [] };
const failedTest = { fullName: "adds twice", status: "failed", failureMessages: ["expected 3 to be 4"] };

describe("countVitestReport", () => {
  test("counts passed, failed, skipped and todo tests", () => {
    const counted = countVitestReport(report({ passed: 5, failed: 2, pending: 1, todo: 1 }), ended(1));
    expect(counted).toMatchObject({ passed: 5, failed: 2, skipped: 2 });
  });

  test("a file that broke before its first test is one failure", () => {
    const broken = {
      name: "broken.test.ts",
      status: "failed",
      message: "no such module",
      assertionResults: [],
    };
    const whole = { name: "whole.test.ts", status: "passed", message: "", assertionResults: [passedTest] };
    const counted = countVitestReport(report({ passed: 5 }, [broken, whole]), ended(1));
    const failures = ["broken.test.ts\nno such module"];
    expect(counted).toEqual({ passed: 5, failed: 1, skipped: 0, failures });
  });

  test("a failed test is named with its file and its message", () => {
    const file = {
      name: "sum.test.ts",
      status: "failed",
      message: "",
      assertionResults: [passedTest, failedTest],
    };
    const { failures } = countVitestReport(report({ passed: 1, failed: 1 }, [file]), ended(1));
    expect(failures).toEqual(["sum.test.ts > adds twice\nexpected 3 to be 4"]);
  });

  test("a bad exit status without a failed test is one failure", () => {
    expect(countVitestReport(report({ passed: 5 }), ended(1))).toMatchObject({
      passed: 5,
      failed: 1,
      skipped: 0,
    });
  });

  test("an error that belongs to no test is shown as vitest printed it", () => {
    const printed = ["✓ adds", "⎯⎯ Unhandled Errors ⎯⎯", "Error: socket hang up"];
    const { failures } = countVitestReport(report({ passed: 5 }), ended(1, printed));
    expect(failures[0]).toMatch(/though no test failed\n⎯⎯ Unhandled Errors ⎯⎯\nError: socket hang up$/);
  });

  test("a run without any test is one failure", () => {
    expect(countVitestReport(report({}), ended(0))).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  });

  test("a report of another shape is refused", () => {
    expect(() => countVitestReport({ numPassedTests: "5" }, ended(0))).toThrow();
  });
});
