import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { commandVariables } from "../state/variables.js";
import type { StartCommand } from "./arguments.js";
import { commandFailure } from "./command-failure.js";
import { nodeOptions } from "./node-options.js";
import { SignalRelay } from "./signal-relay.js";
import { type ConnectedEmulator, startConnected } from "./start.js";

/**
 * Starts an emulator and a command that uses it, and stops the emulator when the command has ended.
 *
 * @returns the command's exit code; 128 and the signal's number if a signal ended it, 127 or 126 if it did not start.
 */
export async function runCommand(start: StartCommand): Promise<number> {
  const signals = new SignalRelay();
  const connected = await startConnected(start);
  try {
    const child = await startChild(start, connected);
    signals.to(child);
    return await ended(child, start.command[0] ?? "");
  } finally {
    await connected.stop();
  }
}

async function startChild(
  { command, namesChannels, options }: StartCommand,
  { connection }: ConnectedEmulator,
): Promise<ChildProcess> {
  const env = {
    ...process.env,
    ...commandVariables(connection, namesChannels),
    ...(await nodeOptions(connection, options.allowHosts ?? [])),
  };
  console.error(`BigCommerce emulator at ${connection.url} for: ${command.join(" ")}`);
  const normal = await normalized(command);
  return spawn(normal.command, normal.args, { ...normal.options, env, stdio: "inherit" });
}

/** On Windows `npm` and `next` are scripts, which only its command processor starts; elsewhere no shell is needed. */
async function normalized([command = "", ...args]: readonly string[]) {
  if (process.platform !== "win32") return { command, args, options: {} };
  const { normalizeSpawnCommand } = await import("tinyexec");
  return normalizeSpawnCommand(command, args);
}

function ended(child: ChildProcess, program: string): Promise<number> {
  return new Promise((resolve) => {
    child.once("error", (error) => {
      const { exitCode, message } = commandFailure(program, error);
      console.error(message);
      resolve(exitCode);
    });
    child.once("exit", (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}
