import { readFileSync, rmSync } from "node:fs";
import { ended, startChild } from "./child.ts";
import { countVitestReport, type StepResult } from "./vitest-report.ts";
import { workspaceEnvironment, workspacePath } from "./workspace.ts";

export interface TestStep {
  name: string;
  run(): Promise<StepResult>;
}

const passed: StepResult = { passed: 1, failed: 0, skipped: 0 };
const failed: StepResult = { passed: 0, failed: 1, skipped: 0 };
const skipped: StepResult = { passed: 0, failed: 0, skipped: 1 };

interface Command {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
}

async function runCommand(
  { command, args, env = {} }: Command,
  onLine: (line: string) => void,
): Promise<number> {
  const environment = { ...workspaceEnvironment(), ...env };
  return ended(startChild(command, args, { name: command, cwd: workspacePath(), env: environment, onLine }));
}

export interface CheckStepOptions {
  /** What the tool prints, though it succeeds, when it could not check anything. */
  skippedWhen?: RegExp;
}

/** A tool that answers with its exit status counts as one; what it printed is shown unless all went well. */
export function checkStep(
  name: string,
  command: string,
  args: string[],
  options: CheckStepOptions = {},
): TestStep {
  const run = async () => {
    const lines: string[] = [];
    const status = await runCommand({ command, args }, (line) => lines.push(line));
    const output = lines.join("\n");
    const result = status !== 0 ? failed : options.skippedWhen?.test(output) ? skipped : passed;
    if (result !== passed) console.log(result === skipped ? `!!! NOT RUN: ${output}` : output);
    return result;
  };
  return { name, run };
}

const shorten = (line: string) =>
  line.length > 500 ? `${line.slice(0, 500)} … (${line.length} characters)` : line;

/** Runs projects of the root vitest configuration and counts their tests from vitest's own report. */
export function vitestStep(name: string, projects: string[], env: NodeJS.ProcessEnv = {}): TestStep {
  const report = workspacePath(`.test-output/${projects.join("-")}.json`);
  const selected = projects.flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = [
    workspacePath("node_modules/vitest/vitest.mjs"),
    "run",
    ...selected,
    ...reporters,
    "--silent=passed-only",
  ];
  const run = async () => {
    rmSync(report, { force: true });
    const status = await runCommand({ command: process.execPath, args, env }, (line) =>
      console.log(shorten(line)),
    );
    return countVitestReport(JSON.parse(readFileSync(report, "utf8")), status);
  };
  return { name, run };
}

/** A step that cannot run here: said loudly, counted as one skipped. */
export function skippedStep(name: string, reason: string): TestStep {
  const run = async () => {
    console.log(`!!! NOT RUN: ${reason}`);
    return skipped;
  };
  return { name, run };
}

/** Runs the steps in order. One that throws counts as failed and does not stop the others. */
export async function runSteps(steps: TestStep[]): Promise<StepResult> {
  const total: StepResult = { passed: 0, failed: 0, skipped: 0 };
  for (const step of steps) {
    console.log(`\n--- ${step.name}`);
    const startedAt = performance.now();
    const result = await step.run().catch((error: unknown) => {
      console.log(error);
      return failed;
    });
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped;
    console.log(
      `--- ${step.name}: ${summary(result)} (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`,
    );
  }
  return total;
}

/** The line that a run ends with. */
export const summary = ({ passed, failed, skipped }: StepResult) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
