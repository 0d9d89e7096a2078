import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { runOrThrow } from "../run-command.js";

/** A reader's terminal: it stays in the folder that a command went to, and further ones run what goes on. */
export class Terminal {
  folder: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #stops: (() => Promise<unknown>)[] = [];

  constructor(folder: string, environment: NodeJS.ProcessEnv) {
    this.folder = folder;
    this.#environment = environment;
  }

  async run(commands: string): Promise<void> {
    const options = { cwd: this.folder, env: this.#environment };
    const output = await runOrThrow("sh", ["-ec", `${commands}\npwd`], options);
    this.folder = output.trimEnd().split("\n").at(-1) ?? this.folder;
  }

  /** Until the address responds; `environment` has what differs from this terminal's. */
  async start(commands: string, url: string, environment: NodeJS.ProcessEnv = {}): Promise<void> {
    // A group of its own: npm does not hand every signal on.
    const child = spawn("sh", ["-c", commands], {
      cwd: this.folder,
      env: { ...this.#environment, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    const closed = once(child, "close");
    this.#stops.push(async () => {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
      await closed;
    });
    const gone = closed.then(() => Promise.reject(new Error(`${commands} ended by itself:\n${output}`)));
    gone.catch(() => undefined);
    await Promise.race([untilItResponds(url), gone]);
  }

  async close(): Promise<void> {
    await Promise.all(this.#stops.map((stop) => stop()));
  }
}

async function untilItResponds(url: string): Promise<void> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(200)) {
    const response = await fetch(url).catch(() => undefined);
    await response?.text();
    if (response?.ok) return;
  }
  throw new Error(`${url} did not respond within two minutes.`);
}
