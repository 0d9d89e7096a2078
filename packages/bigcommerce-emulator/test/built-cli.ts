import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, onTestFinished } from "vitest";

/** Where the program is started. */
export const packageFolder = resolve(fileURLToPath(new URL("..", import.meta.url)));
const place: { folder?: string } = {};

/** Compiles the program for the tests of a file, as it is published. To be called once in the file. */
export function buildCliForFile(): void {
  beforeAll(() => {
    mkdirSync(join(packageFolder, ".test-output"), { recursive: true });
    const folder = mkdtempSync(join(packageFolder, ".test-output", "cli-"));
    place.folder = folder;
    const tsc = join(packageFolder, "node_modules", "typescript", "bin", "tsc");
    execFileSync(process.execPath, [
      tsc,
      "-p",
      join(packageFolder, "tsconfig.build.json"),
      "--outDir",
      folder,
    ]);
    execFileSync(process.execPath, [join(packageFolder, "scripts/copy-served-files.ts"), "--out", folder]);
  }, 120_000);
  afterAll(() => rmSync(builtFolder(), { recursive: true, force: true }));
}

/** Where the program lies. */
export function builtFolder(): string {
  if (place.folder === undefined) throw new Error("Call buildCliForFile first.");
  return place.folder;
}

export interface RunningCli {
  readonly child: ChildProcess;
  /** All that it printed. */
  readonly output: () => string;
  /** What it printed to standard output alone. */
  readonly printed: () => string;
  readonly exit: Promise<number | null>;
}

/** Runs the program until it ends or the test does. */
export function runCli(...options: string[]): RunningCli {
  return runCliWith({}, ...options);
}

/** The same with more environment variables. */
export function runCliWith(variables: Readonly<Record<string, string>>, ...options: string[]): RunningCli {
  const env = { ...process.env, ...variables };
  const child = spawn(process.execPath, [join(builtFolder(), "cli.js"), ...options], {
    cwd: packageFolder,
    env,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const exit = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return { child, output: () => output, printed: () => printed, exit };
}
