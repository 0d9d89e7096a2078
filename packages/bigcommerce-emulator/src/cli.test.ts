import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmulator } from "../test/running-emulator.js";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
let built: string;

// The program as published: compiled, and run by Node itself.
beforeAll(() => {
  mkdirSync(join(packageFolder, ".test-output"), { recursive: true });
  built = mkdtempSync(join(packageFolder, ".test-output", "cli-"));
  const tsc = join(packageFolder, "node_modules", "typescript", "bin", "tsc");
  execFileSync(process.execPath, [tsc, "-p", join(packageFolder, "tsconfig.build.json"), "--outDir", built]);
  execFileSync(process.execPath, [join(packageFolder, "scripts/copy-served-files.ts"), "--out", built]);
}, 60_000);

afterAll(() => rmSync(built, { recursive: true, force: true }));

function run(...options: string[]) {
  const child = spawn(process.execPath, [join(built, "cli.js"), ...options]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return { child, output: () => output, exit: exitOf(child) };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", (code) => resolve(code)));
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "it prints the variables to paste and starts, and %s ends it with 0",
  async (signal) => {
    const { child, output, exit } = run(
      "--port",
      "0",
      "--store-hash",
      "abc",
      "--access-token",
      "t-1",
      "--channels",
      "3, 4",
      "--client-id",
      "c-1",
      "--client-secret",
      "s-1",
    );
    await expect.poll(output, { timeout: 10_000 }).toContain("BIGCOMMERCE_CLIENT_SECRET=");
    const url = /BIGCOMMERCE_API_URL=(\S+)/.exec(output())?.[1];
    expect(output()).toContain(
      [
        "BIGCOMMERCE_STORE_HASH=abc",
        "BIGCOMMERCE_ACCESS_TOKEN=t-1",
        "BIGCOMMERCE_CHANNEL_ID=3,4",
        `BIGCOMMERCE_API_URL=${url}`,
        `BIGCOMMERCE_STOREFRONT_URL=${url}/channels/{channelId}`,
        "BIGCOMMERCE_CLIENT_ID=c-1",
        "BIGCOMMERCE_CLIENT_SECRET=s-1",
      ].join("\n"),
    );
    expect((await fetch(`${url}/__emulator/stats`)).status).toBe(200);
    child.kill(signal);
    expect(await exit).toBe(0);
  },
  20_000,
);

test("for a port in use it prints what to do and exits with 1", async () => {
  const emulator = await startEmulator();
  const { output, exit } = run("--port", new URL(emulator.url).port);
  expect(await exit).toBe(1);
  expect(output()).toContain("choose another one with --port");
}, 20_000);

test.each([
  [
    ["--port", "80a", "--channels", "1,"],
    ["port", "channels.1"],
  ],
  [
    ["--prot", "1"],
    ["Unknown option", "Usage:"],
  ],
])(
  "with %j it exits with 1 and prints why",
  async (options, parts) => {
    const { output, exit } = run(...options);
    expect(await exit).toBe(1);
    for (const part of parts) expect(output()).toContain(part);
  },
  20_000,
);

test("--help lists every option and exits with 0", async () => {
  const { output, exit } = run("--help");
  expect(await exit).toBe(0);
  for (const option of [
    "port",
    "host",
    "store-hash",
    "access-token",
    "client-id",
    "client-secret",
    "channels",
    "shop-url",
  ])
    expect(output()).toContain(`--${option} `);
}, 20_000);
