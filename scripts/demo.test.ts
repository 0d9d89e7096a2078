import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { workspacePath } from "./workspace.ts";

interface RunningDemo {
  runner: ChildProcess;
  port: number;
  emulatorPort: number;
  output(): string;
}

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) if (isRunning(child)) signalGroup(child, "SIGKILL");
});

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid !== undefined) process.kill(-child.pid, signal);
}

async function listen(): Promise<{ port: number; close(): Promise<unknown> }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { port: address.port, close: () => once(server.close(), "close") };
}

async function freePort(): Promise<number> {
  const { port, close } = await listen();
  await close();
  return port;
}

/** Starts the demo as a person does, in a process group of its own, as a terminal would. */
async function runDemo(env: NodeJS.ProcessEnv = {}): Promise<RunningDemo> {
  const [port, emulatorPort] = [await freePort(), await freePort()];
  const ports = { PORT: String(port), EMULATOR_PORT: String(emulatorPort) };
  const runner = spawn("npx", ["-y", "pnpm@12", "demo"], {
    cwd: workspacePath(),
    env: { ...process.env, ...ports, ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(runner);
  let output = "";
  for (const stream of [runner.stdout, runner.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return { runner, port, emulatorPort, output: () => output };
}

async function untilReady(demo: RunningDemo): Promise<void> {
  while (!demo.output().includes("Ctrl-C stops both")) {
    if (!isRunning(demo.runner)) throw new Error(`The demo ended:\n${demo.output()}`);
    await sleep(100);
  }
}

/** Reads the whole response: a server that is stopped waits for one that nobody has read. */
const isOpen = (port: number) =>
  fetch(`http://127.0.0.1:${port}/__emulator/stats`)
    .then((response) => response.arrayBuffer())
    .then(
      () => true,
      () => false,
    );

async function expectClosed({ port, emulatorPort }: RunningDemo): Promise<void> {
  for (let waits = 0; waits < 150 && ((await isOpen(port)) || (await isOpen(emulatorPort))); waits++)
    await sleep(100);
  expect([await isOpen(port), await isOpen(emulatorPort)]).toEqual([false, false]);
}

test("it prints what works, whatever store the shell was set up for, and SIGTERM stops both servers", async () => {
  const demo = await runDemo({ BIGCOMMERCE_STORE_HASH: "not a hash", BIGCOMMERCE_API_URL: "ftp://nowhere" });
  await untilReady(demo);
  expect(demo.output()).toContain(`http://127.0.0.1:${demo.port}\n`);
  expect(demo.output()).toContain("wholesale@example.com");

  const [, credential, url] = /curl -H "Authorization: ([^"]+)" (\S+)/.exec(demo.output()) ?? [];
  const response = await fetch(url ?? "", { headers: { authorization: credential ?? "" } });
  expect(await response.json()).toMatchObject({ data: { token: expect.stringMatching(/^ey/) } });

  demo.runner.kill("SIGTERM");
  await once(demo.runner, "close");
  await expectClosed(demo);
});

test("Ctrl-C stops both servers", async () => {
  const demo = await runDemo();
  await untilReady(demo);
  signalGroup(demo.runner, "SIGINT");
  const [status, signal] = await once(demo.runner, "close");
  expect([0, 130, "SIGINT"]).toContain(status ?? signal);
  await expectClosed(demo);
});

test("a runner killed outright leaves no server behind", async () => {
  const demo = await runDemo();
  await untilReady(demo);
  demo.runner.kill("SIGKILL");
  await expectClosed(demo);
});

test("a port that is taken is named before anything is built", async () => {
  const other = await listen();
  const demo = await runDemo({ EMULATOR_PORT: String(other.port) });
  const [status] = await once(demo.runner, "close");
  expect(status).toBe(1);
  expect(demo.output()).toContain(`Port ${other.port} is taken`);
  expect(demo.output()).not.toContain("Building");
  await other.close();
});
