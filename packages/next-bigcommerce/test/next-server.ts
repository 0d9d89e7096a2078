import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type CommandOptions, plainEnvironment } from "./run-command.js";

/** Next's command, in the folder of an app. */
export const nextBin = "node_modules/next/dist/bin/next";

export interface RunningApp {
  readonly url: string;
  /** Everything it printed so far. */
  log(): string;
  stop(): Promise<void>;
}

/** Runs `next start` or `next dev` on a free port of this machine, in an environment of its own. */
export function serve(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  node = process.execPath,
): Promise<RunningApp> {
  // Next takes a free port by itself and says which: one chosen here could be gone by the time Next wants it.
  const command = [nextBin, ...args, "--hostname", "127.0.0.1", "--port", "0"];
  return serveCommand(node, command, { cwd: folder, env: plainEnvironment(env) });
}

/** Runs a server until it is stopped, once it prints its address and has responded there, to the end. */
export async function serveCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<RunningApp> {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const closed = once(child, "close");
  const app = {
    log: () => output,
    stop: async () => {
      child.kill("SIGTERM");
      await closed;
    },
  };
  const gone = closed.then(() => Promise.reject(new Error(`${args[0]} ended by itself:\n${output}`)));
  // It rejects on every stop, and only its first outcome, here, matters.
  return { ...app, url: await Promise.race([untilItAnswers(app.log), gone]) };
}

async function untilItAnswers(log: () => string): Promise<string> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const url = /(?:Local:|Ready on)\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(log())?.[1];
    if (url !== undefined && (await isAnswered(url))) return url;
    if (Date.now() > deadline) throw new Error(`The server did not respond within 60 seconds:\n${log()}`);
    await sleep(100);
  }
}

const isAnswered = (url: string) =>
  fetch(url)
    .then(async (response) => {
      // Until then the page may still ask for data.
      await response.text();
      return response.ok;
    })
    .catch(() => false);
