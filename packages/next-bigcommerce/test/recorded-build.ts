import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nextBin } from "./next-server.js";
import { type CommandResult, plainEnvironment, runCommand } from "./run-command.js";

export interface BuildResult extends CommandResult {
  /** What all of the build's processes printed. */
  readonly output: string;
  /** The connections and name look-ups of all of the build's processes. */
  readonly connections: readonly string[];
}

const recorder = fileURLToPath(new URL("fixtures/record-build.cjs", import.meta.url));

async function takeLog(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch(() => "");
  await rm(path, { force: true });
  return text;
}

/** Runs `next build` in a folder and writes down what its processes say and whom they talk to. */
export async function recordBuild(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<BuildResult> {
  const logs = {
    CONNECTION_LOG: join(folder, "connections.log"),
    OUTPUT_LOG: join(folder, "output.log"),
  };
  const NODE_OPTIONS = `--require "${recorder}"`;
  const options = { cwd: folder, env: plainEnvironment({ ...logs, NODE_OPTIONS, ...env }) };
  const { status, signal } = await runCommand(process.execPath, [nextBin, "build", ...args], options);
  const connections = (await takeLog(logs.CONNECTION_LOG)).split("\n").filter(Boolean);
  return { status, signal, output: await takeLog(logs.OUTPUT_LOG), connections };
}
