import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** How a process ended, as one number in the shell's convention. */
const exitStatus = (child: ChildProcess) => child.exitCode ?? (child.signalCode ? 1 : 0);

interface ChildOptions {
  name: string;
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Each line it prints; default: nothing is shown. */
  onLine?: (line: string) => void;
}

/** Starts a program in our own process group, so that Ctrl-C and a kill of the group reach it even without us. */
export function startChild(command: string, args: string[], options: ChildOptions): ChildProcess {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => options.onLine?.(line));
  }
  child.on("error", (error) => options.onLine?.(`could not start: ${error.message}`));
  return child;
}

const hasEnded = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

/** Asks a process to end, and ends it by force when it has not after `graceMs`. */
export async function stopChild(child: ChildProcess, graceMs = 5_000): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), graceMs);
  await ended;
  clearTimeout(force);
}

/** Resolves when the process has ended, with its exit status. */
export async function ended(child: ChildProcess): Promise<number> {
  if (!hasEnded(child))
    await Promise.race([once(child, "close"), once(child, "error")]).catch(() => undefined);
  return child.pid === undefined ? 1 : exitStatus(child);
}
