import { describe, expect, test, vi } from "vitest";
import { checkStep, runSteps, skippedStep, summary } from "./test-steps.ts";

const quietly = async <T>(run: () => Promise<T>) => {
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  try {
    return { result: await run(), printed: log.mock.calls.flat().join("\n") };
  } finally {
    log.mockRestore();
  }
};

const nodeStep = (name: string, code: string) => checkStep(name, process.execPath, ["-e", code]);

describe("runSteps", () => {
  test("a step that throws counts as failed and the next one still runs", async () => {
    const crash = { name: "crash", run: () => Promise.reject(new Error("broken")) };
    const { result } = await quietly(() => runSteps([crash, nodeStep("ok", "")]));
    expect(result).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test("a failing tool's output is shown, a passing tool's is not", async () => {
    const steps = [
      nodeStep("ok", "console.log('quiet')"),
      nodeStep("bad", "console.error('loud'); process.exit(3)"),
    ];
    const { result, printed } = await quietly(() => runSteps(steps));
    expect(result).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(printed).toContain("loud");
    expect(printed).not.toContain("quiet");
  });

  test("a tool that says it could not check counts as skipped, and is shown", async () => {
    const say = ["-e", "console.warn('CHECK SKIPPED: nothing to compare with')"];
    const step = checkStep("check", process.execPath, say, { skippedWhen: /^CHECK SKIPPED/m });
    const { result, printed } = await quietly(() => runSteps([step]));
    expect(result).toEqual({ passed: 0, failed: 0, skipped: 1 });
    expect(printed).toContain("nothing to compare with");
  });

  test("a tool that a signal ended counts as failed", async () => {
    const { result } = await quietly(() =>
      runSteps([nodeStep("killed", "process.kill(process.pid, 'SIGKILL')")]),
    );
    expect(result).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("a tool that is not there counts as failed", async () => {
    const { result } = await quietly(() => runSteps([checkStep("absent", "no-such-tool-here", [])]));
    expect(result).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("a step that cannot run says so and counts as skipped", async () => {
    const { result, printed } = await quietly(() => runSteps([skippedStep("browser", "no Chromium here")]));
    expect(result).toEqual({ passed: 0, failed: 0, skipped: 1 });
    expect(printed).toContain("NOT RUN: no Chromium here");
  });
});

test("the summary names skipped steps only when there are some", () => {
  expect(summary({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  expect(summary({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
});
