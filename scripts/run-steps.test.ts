import { describe, expect, test, vi } from "vitest";
import { failureReport, runSteps, slowestSteps, summary, type TestStep } from "./run-steps.ts";
import { createSecretWatch } from "./secret-watch.ts";
import { checkStep, secretStep, skippedStep } from "./test-steps.ts";

const quietly = async <T>(run: () => Promise<T>) => {
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  try {
    return { result: await run(), printed: log.mock.calls.flat().join("\n") };
  } finally {
    log.mockRestore();
  }
};

const none = { passed: 0, failed: 0, skipped: 0, failures: [] };
const nodeStep = (name: string, code: string) => checkStep(name, process.execPath, ["-e", code]);

describe("runSteps", () => {
  test("a step that throws counts as failed and the next one still runs", async () => {
    const crash = { name: "crash", run: () => Promise.reject(new Error("broken")) };
    const { result } = await quietly(() => runSteps([[crash, nodeStep("ok", "")]]));
    expect(result).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
  });

  test("a failing tool's output is shown, a passing tool's is not", async () => {
    const steps = [
      nodeStep("ok", "console.log('quiet')"),
      nodeStep("bad", "console.error('loud'); process.exit(3)"),
    ];
    const { result, printed } = await quietly(() => runSteps([steps]));
    expect(result).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
    expect(printed).toContain("loud");
    expect(printed).not.toContain("quiet");
  });

  test("a tool that says it could not check counts as skipped, and is shown", async () => {
    const say = ["-e", "console.warn('CHECK SKIPPED: nothing to compare with')"];
    const step = checkStep("check", process.execPath, say, { skippedWhen: /^CHECK SKIPPED/m });
    const { result, printed } = await quietly(() => runSteps([[step]]));
    expect(result).toMatchObject({ passed: 0, failed: 0, skipped: 1 });
    expect(printed).toContain("nothing to compare with");
  });

  test("a tool that a signal ended counts as failed", async () => {
    const { result } = await quietly(() =>
      runSteps([[nodeStep("killed", "process.kill(process.pid, 'SIGKILL')")]]),
    );
    expect(result).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  });

  test("a tool that is not there counts as failed", async () => {
    const { result } = await quietly(() => runSteps([[checkStep("absent", "no-such-tool-here", [])]]));
    expect(result).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  });

  test.each([
    ["skipped", false, { passed: 0, failed: 0, skipped: 1, failures: [] }],
    ["failed in CI", true, { passed: 0, failed: 1, skipped: 0, failures: ["browser: no Chromium here"] }],
  ])("a step that cannot run says so and counts as %s", async (_name, isCi, expected) => {
    const step = skippedStep("browser", "no Chromium here", isCi);
    const { result, printed } = await quietly(() => runSteps([[step]]));
    expect(result).toMatchObject(expected);
    expect(printed).toContain("NOT RUN: no Chromium here");
  });
});

describe("lanes", () => {
  const passed = { passed: 1, failed: 0, skipped: 0, failures: [] };

  test("steps of different lanes run side by side, and each step's output is shown in one piece", async () => {
    let meet = () => {};
    const meeting = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const talk = (name: string, isLast: boolean): TestStep => ({
      name,
      async run(print) {
        print(`${name} begins`);
        if (isLast) meet();
        await meeting;
        print(`${name} ends`);
        return passed;
      },
    });
    const { result, printed } = await quietly(() => runSteps([[talk("one", false)], [talk("two", true)]]));
    expect(result).toMatchObject({ passed: 2, failed: 0 });
    for (const name of ["one", "two"])
      expect(printed).toContain(
        `--- ${name}\n${name} begins\n${name} ends\n--- ${name}: 1 passed, 0 failed (`,
      );
  });

  test("steps of one lane run one after another, and a failed one stops neither its lane nor the other", async () => {
    const order: string[] = [];
    const step = (name: string, run = async () => passed): TestStep => ({
      name,
      async run() {
        order.push(name);
        return run();
      },
    });
    const crash = step("first", () => Promise.reject(new Error("broken")));
    const { result } = await quietly(() => runSteps([[crash, step("second")], [step("other")]]));
    expect(result).toMatchObject({ passed: 2, failed: 1, failures: ["first: Error: broken"] });
    expect(order).toEqual(["first", "other", "second"]);
  });

  test("what is long or secret is cut or taken out of held back output too", async () => {
    const watch = createSecretWatch(["a-secret-of-this-test"]);
    const step: TestStep = {
      name: "long",
      async run(print) {
        print(`${"x".repeat(490)} a-secret-of-this-test`);
        return passed;
      },
    };
    const { printed } = await quietly(() => runSteps([[step], []], watch.redact));
    expect(printed).toMatch(/^x{490} \[a secret? .*characters\)$/m);
    expect(printed).not.toContain("a-secret");
    expect(watch.hits()).toHaveLength(1);
  });
});

test("the slowest steps come first, as many as asked for", () => {
  const durations = [3, 75.25, 1, 20].map((seconds) => ({ name: `step of ${seconds}`, seconds }));
  expect(slowestSteps({ ...none, durations }, 2)).toBe("   75.3 s  step of 75.25\n   20.0 s  step of 20");
});

describe("with secrets in the output", () => {
  const secret = "a-secret-of-this-test";
  const leak = nodeStep("leak", `console.log(${JSON.stringify(secret)}); process.exit(1)`);

  test("they are printed nowhere, and the step that watches fails", async () => {
    const watch = createSecretWatch([secret]);
    const { result, printed } = await quietly(() => runSteps([[leak, secretStep(watch)]], watch.redact));
    expect(result).toMatchObject({ passed: 0, failed: 2 });
    expect([printed, failureReport(result)].map((text) => text.includes(secret))).toEqual([false, false]);
    expect(printed).toContain("no secret in the test output: 0 passed, 1 failed");
  });

  test("a step that throws one does not show it", async () => {
    const watch = createSecretWatch([secret]);
    const crash = { name: "crash", run: () => Promise.reject(new Error(secret)) };
    const { result, printed } = await quietly(() => runSteps([[crash]], watch.redact));
    expect([printed, failureReport(result)].map((text) => text.includes(secret))).toEqual([false, false]);
    expect(watch.hits().length).toBeGreaterThan(0);
  });
});

test("what failed is told again at the end, with the step's name and no more than its first and last lines", async () => {
  const long = nodeStep(
    "long",
    "for (let i = 1; i <= 100; i += 1) console.log('line ' + i + '.'); process.exit(1)",
  );
  const { result } = await quietly(() => runSteps([[nodeStep("ok", ""), long]]));
  const report = failureReport(result);
  expect(report).toMatch(/FAILED long: line 1\.\n(.*\n)*line 12\.\n…\nline 89\.\n(.*\n)*line 100\.$/);
  expect(report).not.toContain("line 50.");
  expect(failureReport(none)).toBe("");
});

test("the summary names skipped steps only when there are some", () => {
  expect(summary({ ...none, passed: 3 })).toBe("3 passed, 0 failed");
  expect(summary({ ...none, passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
});
