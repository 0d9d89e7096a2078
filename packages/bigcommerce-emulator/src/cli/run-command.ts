import { type ChildProcess, spawn } from "node:child_process";
import { lookup } from "node:dns/promises";
import { constants } from "node:os";
import { commandVariables } from "../state/variables.js";
import type { StartCommand } from "./arguments.js";
import { type ConnectedEmulator, startConnected } from "./start.js";

/**
 * Starts an emulator and a command that uses it, and stops the emulator when the command has ended.
 *
 * @returns the command's exit code; 128 and the signal's number if a signal ended it.
 */
export async function runCommand(start: StartCommand): Promise<number> {
  const connected = await startConnected(start);
  try {
    const child = await startChild(start, connected);
    return await ended(child);
  } finally {
    await connected.stop();
  }
}

async function startChild(
  { command, namesChannels }: StartCommand,
  { connection }: ConnectedEmulator,
): Promise<ChildProcess> {
  const env = {
    ...process.env,
    ...commandVariables(connection, namesChannels),
    ...(await nodeOptions(`store-${connection.storeHash}.localhost`)),
  };
  console.error(`BigCommerce emulator at ${connection.url} for: ${command.join(" ")}`);
  const normal = await normalized(command);
  const child = spawn(normal.command, normal.args, { ...normal.options, env, stdio: "inherit" });
  forwardSignals(child);
  return child;
}

/** On Windows `npm` and `next` are scripts, which only its command processor starts; elsewhere no shell is needed. */
async function normalized([command = "", ...args]: readonly string[]) {
  if (process.platform !== "win32") return { command, args, options: {} };
  const { normalizeSpawnCommand } = await import("tinyexec");
  return normalizeSpawnCommand(command, args);
}

/**
 * Catalyst's client finds its store below `localhost`, and not every machine finds these names. On one that does not,
 * Node is told to.
 */
async function nodeOptions(name: string): Promise<Record<string, string>> {
  const isFound = await lookup(name).then(
    () => true,
    () => false,
  );
  if (isFound) return {};
  const preload = `--import=${new URL("./localhost-names.js", import.meta.url)}`;
  return { NODE_OPTIONS: [process.env.NODE_OPTIONS, preload].filter(Boolean).join(" ") };
}

function forwardSignals(child: ChildProcess): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      // Ctrl+C in a terminal reaches the command by itself, and many programs take a second one for impatience.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(startFailure(error)));
    child.once("exit", (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

function startFailure(error: Error): Error {
  const isMissing = "code" in error && error.code === "ENOENT";
  return isMissing
    ? new Error(`${error.message}\nThere is no such command. A script of your app starts with "npm run".`)
    : error;
}
