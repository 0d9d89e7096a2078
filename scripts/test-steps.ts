import { readFileSync, rmSync } from "node:fs";
import { inspect } from "node:util";
import { ended, startChild } from "./child.ts";
import type { SecretWatch } from "./secret-watch.ts";
import { countVitestReport, type StepResult } from "./vitest-report.ts";
import { workspaceEnvironment, workspacePath } from "./workspace.ts";

/** Takes secrets out of what is about to be printed. */
export type Redact = (text: string) => string;

export interface TestStep {
  name: string;
  run(redact: Redact): Promise<StepResult>;
}

const passed: StepResult = { passed: 1, failed: 0, skipped: 0, failures: [] };
const skipped: StepResult = { passed: 0, failed: 0, skipped: 1, failures: [] };
const failed = (why: string): StepResult => ({ passed: 0, failed: 1, skipped: 0, failures: [why] });

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
  const run = async (redact: Redact) => {
    const lines: string[] = [];
    const status = await runCommand({ command, args }, (line) => lines.push(line));
    const output = redact(lines.join("\n"));
    if (status !== 0) {
      console.log(output);
      return failed(output);
    }
    if (!options.skippedWhen?.test(output)) return passed;
    console.log(`!!! NOT RUN: ${output}`);
    return skipped;
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
  const run = async (redact: Redact) => {
    rmSync(report, { force: true });
    const status = await runCommand({ command: process.execPath, args, env }, (line) =>
      console.log(shorten(redact(line))),
    );
    return countVitestReport(JSON.parse(readFileSync(report, "utf8")), status);
  };
  return { name, run };
}

/** A step that cannot run here: said loudly, and counted as one skipped; in CI, which has to bring everything, failed. */
export function skippedStep(name: string, reason: string, isCi = Boolean(process.env.CI)): TestStep {
  const run = async () => {
    console.log(`!!! NOT RUN: ${reason}`);
    return isCi ? failed(reason) : skipped;
  };
  return { name, run };
}

/** The last step: what all of them printed, and vitest's reports, held no secret. */
export function secretStep(watch: SecretWatch): TestStep {
  const run = async () => {
    watch.readFolder(workspacePath(".test-output"));
    const hits = watch.hits();
    for (const hit of hits) console.log(hit);
    return hits.length === 0 ? passed : failed(hits.join("\n"));
  };
  return { name: "no secret in the test output", run };
}

/** Runs the steps in order. One that throws counts as failed and does not stop the others. */
export async function runSteps(steps: TestStep[], redact: Redact = (text) => text): Promise<StepResult> {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  for (const step of steps) {
    console.log(`\n--- ${step.name}`);
    const startedAt = performance.now();
    const result = await step.run(redact).catch((error: unknown) => {
      console.log(redact(inspect(error)));
      return failed(String(error));
    });
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped;
    failures.push(...result.failures.map((failure) => `${step.name}: ${cutToEnds(redact(failure))}`));
    console.log(
      `--- ${step.name}: ${summary(result)} (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`,
    );
  }
  return { ...total, failures };
}

const shownLines = 12;

function cutToEnds(text: string): string {
  const lines = text.trimEnd().split("\n").map(shorten);
  return lines.length <= 2 * shownLines
    ? lines.join("\n")
    : [...lines.slice(0, shownLines), "…", ...lines.slice(-shownLines)].join("\n");
}

/** What the run prints before its last line, so that a log cut to its end still says what failed. */
export const failureReport = ({ failures }: StepResult) =>
  failures.map((failure) => `\nFAILED ${failure}`).join("\n");

/** The line that a run ends with. */
export const summary = ({ passed, failed, skipped }: StepResult) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
