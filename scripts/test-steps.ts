import { readFileSync, rmSync } from "node:fs";
import { ended, startChild } from "./child.ts";
import type { Print, TestStep } from "./run-steps.ts";
import type { SecretWatch } from "./secret-watch.ts";
import { countVitestReport, type StepResult } from "./vitest-report.ts";
import { workspaceEnvironment, workspacePath } from "./workspace.ts";

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

interface CheckStepOptions {
  /** What the tool prints when it ends well without having checked anything. */
  skippedWhen?: RegExp;
  /** Whether what it printed is shown when it passed too. */
  isShown?: boolean;
}

/** A tool's run counts as one test, by its exit status; what it printed is shown unless it passed. */
export function checkStep(
  name: string,
  command: string,
  args: string[],
  options: CheckStepOptions = {},
): TestStep {
  const run = async (print: Print) => {
    const lines: string[] = [];
    const status = await runCommand({ command, args }, (line) => lines.push(line));
    const output = lines.join("\n");
    if (status !== 0) {
      print(output);
      return failed(output);
    }
    if (options.isShown) print(output);
    if (!options.skippedWhen?.test(output)) return passed;
    print(`!!! NOT RUN: ${output}`);
    return skipped;
  };
  return { name, run };
}

export interface VitestOptions {
  /** Of the root vitest configuration. */
  readonly projects: readonly string[];
  /** Parts of the paths of the test files to run. Default: all files of the projects. */
  readonly files?: readonly string[];
  /** What else vitest is told. */
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs test files and counts their tests from vitest's own report. */
export function vitestStep(
  name: string,
  { projects, files = [], args: more = [], env = {} }: VitestOptions,
): TestStep {
  const report = workspacePath(`.test-output/${name.replaceAll(/\W+/g, "-")}.json`);
  const selected = projects.flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = [
    workspacePath("node_modules/vitest/vitest.mjs"),
    "run",
    ...files,
    ...selected,
    ...reporters,
    ...more,
    "--silent=passed-only",
  ];
  const run = async (print: Print) => {
    rmSync(report, { force: true });
    const printed: string[] = [];
    const exitStatus = await runCommand({ command: process.execPath, args, env }, (line) => {
      printed.push(line);
      print(line);
    });
    return countVitestReport(JSON.parse(readFileSync(report, "utf8")), { exitStatus, printed });
  };
  return { name, run };
}

/** A step that cannot run here: says so, and counts as skipped. In CI, which must bring everything, it counts as failed. */
export function skippedStep(name: string, reason: string, isCi = Boolean(process.env.CI)): TestStep {
  const run = async (print: Print) => {
    print(`!!! NOT RUN: ${reason}`);
    return isCi ? failed(reason) : skipped;
  };
  return { name, run };
}

/** The last step: what the others printed, and vitest's reports, must hold no secret. */
export function secretStep(watch: SecretWatch): TestStep {
  const run = async (print: Print) => {
    watch.readFolder(workspacePath(".test-output"));
    const hits = watch.hits();
    for (const hit of hits) print(hit);
    return hits.length === 0 ? passed : failed(hits.join("\n"));
  };
  return { name: "no secret in the test output", run };
}
