import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type CommandResult, plainEnvironment, runCommand } from "./run-command.js";

export interface NextAppOptions {
  /** A folder with Next and the package installed. The app takes it over: one app at a time. */
  readonly installation: string;
  /** Folders of test/fixtures, copied in order, later ones over earlier ones. Default: `base`. */
  readonly fixtures?: readonly string[];
  /** The app's next.config. */
  readonly config?: object;
  readonly bundler?: "turbopack" | "webpack";
}

export interface RunningApp {
  readonly url: string;
  /** Everything it printed so far. */
  log(): string;
  stop(): Promise<void>;
}

export interface BuildResult extends CommandResult {
  /** The connections and name look-ups of all of the build's processes. */
  readonly connections: readonly string[];
}

const fixturePath = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const nextBin = "node_modules/next/dist/bin/next";

/** Lays out a plain Next app in an installation, to be built, started or developed. */
export async function createNextApp(options: NextAppOptions) {
  const { installation: folder, fixtures = ["base"], config = {}, bundler = "turbopack" } = options;
  for (const name of ["app", "lib", ".next"]) await rm(join(folder, name), { recursive: true, force: true });
  for (const fixture of fixtures) await cp(fixturePath(fixture), folder, { recursive: true });
  const settings = {
    ...config,
    experimental: {
      prerenderEarlyExit: false,
      ...("experimental" in config ? Object(config.experimental) : {}),
    },
  };
  await writeFile(join(folder, "next.config.mjs"), `export default ${JSON.stringify(settings)};\n`);

  const bundlerArgs = folder.endsWith("next16") ? [`--${bundler}`] : [];
  const connectionLog = join(folder, "connections.log");

  async function build(env: NodeJS.ProcessEnv = {}): Promise<BuildResult> {
    await writeFile(connectionLog, "");
    const recording = {
      NODE_OPTIONS: `--require ${fixturePath("record-connections.cjs")}`,
      CONNECTION_LOG: connectionLog,
    };
    const environment = plainEnvironment({ ...recording, ...env });
    const result = await runCommand(process.execPath, [nextBin, "build", ...bundlerArgs], {
      cwd: folder,
      env: environment,
    });
    const connections = (await readFile(connectionLog, "utf8")).split("\n").filter(Boolean);
    return { ...result, connections };
  }

  return {
    folder,
    build,
    start: (env: NodeJS.ProcessEnv) => serve(folder, ["start"], env),
    develop: (env: NodeJS.ProcessEnv) => serve(folder, ["dev", ...bundlerArgs], env),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("The operating system gave no port.");
  return address.port;
}

async function serve(folder: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<RunningApp> {
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
