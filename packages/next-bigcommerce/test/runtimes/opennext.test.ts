import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { createNextApp } from "../next-app.js";
import { type RunningApp, serveCommand } from "../next-server.js";
import { plainEnvironment, runOrThrow } from "../run-command.js";
import { readPage, signIn } from "../shopper.js";
import { emulatorEnvironment, serviceSecret, shopAccessToken } from "../store.js";
import { installKept } from "./installed-runtime.js";

const dependencies = {
  "@opennextjs/cloudflare": "1.20.17",
  next: "16.4.6",
  react: "19.3.1",
  "react-dom": "19.3.1",
  "server-only": "0.0.1",
  wrangler: "4.164.0",
  zod: "4.6.7",
};
const config = `import { defineCloudflareConfig } from "@opennextjs/cloudflare";
export default { ...defineCloudflareConfig(), buildCommand: "node node_modules/next/dist/bin/next build" };
`;
const quiet = { WRANGLER_SEND_METRICS: "false" };

const installed = await installKept("opennext-1.20.17", dependencies, ["--ignore-scripts"]);

let emulator: Emulator;
let app: RunningApp | undefined;

beforeAll(async () => {
  if ("missing" in installed) return;
  emulator = await createEmulator({ accessToken: shopAccessToken });
  const { folder } = installed;
  await unpack(inject("tarball"), folder);
  await createNextApp({ installation: folder, fixtures: ["base", "workers"] });
  await writeFile(join(folder, "open-next.config.ts"), config);
  const build = ["node_modules/@opennextjs/cloudflare/dist/cli/index.js", "build"];
  await runOrThrow(process.execPath, build, { cwd: folder, env: plainEnvironment(quiet) });
  app = await startWorkerOf(folder);
});
afterAll(async () => {
  await app?.stop();
  await emulator?.close();
});
beforeEach((context) => {
  if ("missing" in installed) context.skip(installed.missing);
});

/** The packed package beside what is kept from one run to the next: only it changes. */
async function unpack(tarball: string, folder: string): Promise<void> {
  const target = join(folder, "node_modules/next-bigcommerce");
  await rm(target, { recursive: true, force: true });
  await runOrThrow("mkdir", [target], { cwd: folder });
  await runOrThrow("tar", ["-xzf", tarball, "-C", target, "--strip-components=1"], { cwd: folder });
}

async function startWorkerOf(folder: string): Promise<RunningApp> {
  const variables = Object.entries(emulatorEnvironment(emulator)).map(([name, value]) => `${name}=${value}`);
  await writeFile(join(folder, ".dev.vars"), variables.join("\n"));
  const wrangler = ["node_modules/wrangler/bin/wrangler.js", "dev", "--local", "--ip", "127.0.0.1"];
  const ports = ["--port", "0", "--inspector-port", "0"];
  return serveCommand(process.execPath, [...wrangler, ...ports], {
    cwd: folder,
    env: plainEnvironment(quiet),
  });
}

function running(): RunningApp {
  if (app === undefined) throw new Error("The Worker was not started.");
  return app;
}

test("requests that find no token cause one mint", async () => {
  emulator.faults.add([{ on: "mint", delayMs: 500 }]);
  const headers = { authorization: `Bearer ${serviceSecret}` };
  const ask = async () => (await fetch(`${running().url}/api/shared-token`, { headers })).status;
  expect(await Promise.all(Array.from({ length: 20 }, ask))).toEqual(Array.from({ length: 20 }, () => 200));
  expect(emulator.stats().tokens.impersonation).toBe(1);
});

test("a customer signs in, and sees an account and orders of their own", async () => {
  const { url } = running();
  const cookie = await signIn(running(), "retail@example.com");
  const other = await signIn(running(), "wholesale@example.com");
  expect((await readPage(`${url}/account`, cookie)).html).toContain("retail@example.com");
  expect((await readPage(`${url}/account`, other)).html).toContain("wholesale@example.com");
  const [own, others] = await Promise.all([cookie, other].map((of) => readPage(`${url}/orders`, of)));
  expect(own?.html).toContain("Order number");
  expect(own?.html).not.toBe(others?.html);
});

test("route handlers serve their callers, and refuse others", async () => {
  const { url } = running();
  const cookie = await signIn(running(), "retail@example.com");
  const run = (origin: string) =>
    fetch(`${url}/api/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie, origin },
      body: JSON.stringify({ id: "WhoAmI" }),
    });
  expect(await (await run(url)).json()).toEqual({ data: { customer: { email: "retail@example.com" } } });
  expect((await run("https://evil.example")).status).toBe(403);
  expect((await fetch(`${url}/api/shared-token`)).status).toBe(401);
});

test("inside unstable_cache the error's code is used_in_cache", async () => {
  const response = await fetch(`${running().url}/api/unstable-cache`);
  const refused = { customer: "used_in_cache", token: "used_in_cache", stamp: "used_in_cache" };
  expect(await response.json()).toEqual(refused);
});
