import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { plainEnvironment } from "./run-command.js";

/** Next's command, in the folder of an app. */
export const nextBin = "node_modules/next/dist/bin/next";

export interface RunningApp {
  readonly url: string;
  /** Everything it printed so far. */
  log(): string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("The operating system gave no port.");
  return address.port;
}

/** Runs `next start` or `next dev` on a free port of this machine, in an environment of its own. */
export async function serve(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<RunningApp> {
  const port = await freePort();
  const command = [nextBin, ...args, "--hostname", "127.0.0.1", "--port", String(port)];
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: plainEnvironment(env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const closed = once(child, "close");
  const app: RunningApp = {
    url: `http://127.0.0.1:${port}`,
    log: () => output,
    stop: async () => {
      child.kill("SIGTERM");
      await closed;
    },
  };
  const gone = closed.then(() => Promise.reject(new Error(`next ${args[0]} ended by itself:\n${output}`)));
  // It rejects on every stop, and only its first outcome, here, matters.
  await Promise.race([untilItAnswers(app), gone]);
  return app;
}

async function untilItAnswers(app: RunningApp): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (
    !(await fetch(app.url).then(
      (response) => response.ok,
      () => false,
    ))
  ) {
    if (Date.now() > deadline) throw new Error(`Next did not answer within 60 seconds:\n${app.log()}`);
    await sleep(100);
  }
}
