import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { watchPackageRunner } from "./ancestors.ts";
import { ended, startChild, stopChild } from "./child.ts";
import { demoWelcome, readTokenKind, type TokenKind } from "./demo-output.ts";
import { assertPortFree, portFromEnvironment } from "./port.ts";
import { workspaceEnvironment, workspacePath } from "./workspace.ts";

const storefront = workspacePath("examples/storefront");
const serviceSecret = "demo-service-secret";
const stopping = new AbortController();
const children: ChildProcess[] = [];

function start(
  name: string,
  command: string,
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): ChildProcess {
  const child = startChild(command, args, {
    name,
    cwd,
    env,
    onLine: (line) => console.log(`[${name}] ${line}`),
  });
  children.push(child);
  return child;
}

async function build(): Promise<void> {
  console.log("Building the packages and the storefront (cached after the first time)...");
  const args = ["run", "build", "--filter=storefront...", "--output-logs=errors-only", "--cache=local:rw"];
  const status = await ended(start("build", "turbo", args, workspacePath(), workspaceEnvironment()));
  stopping.signal.throwIfAborted();
  if (status !== 0) throw new Error("The build failed; its output is above.");
}

/** Starts a server and resolves when it responds; a server that ends before that is an error, not a wait. */
async function startServer(
  name: string,
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  url: string,
): Promise<ChildProcess> {
  const server = start(name, process.execPath, args, cwd, env);
  const gone = ended(server).then((status) => {
    stopping.signal.throwIfAborted();
    throw new Error(
      `The ${name} ended with status ${status} before it responded at ${url}; its output is above.`,
    );
  });
  await Promise.race([waitForHttp(url, stopping.signal), gone]);
  return server;
}

const responds = (url: string, signal: AbortSignal) =>
  fetch(url, { redirect: "manual", signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status < 500;
    },
    () => false,
  );

/** Resolves once `url` responds with a status below 500; throws after `timeoutMs`, or at once if `signal` aborts. */
async function waitForHttp(url: string, signal: AbortSignal, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await responds(url, signal))) {
    signal.throwIfAborted();
    if (Date.now() > deadline) throw new Error(`${url} did not respond within ${timeoutMs / 1_000} seconds.`);
    await sleep(150);
  }
}

const storefrontEnvironment = (emulatorUrl: string, tokenKind: TokenKind): NodeJS.ProcessEnv => ({
  ...workspaceEnvironment(),
  NODE_ENV: "production",
  BIGCOMMERCE_STORE_HASH: "emulator",
  BIGCOMMERCE_ACCESS_TOKEN: "emulator-access-token",
  BIGCOMMERCE_CHANNEL_ID: "1",
  BIGCOMMERCE_CLIENT_ID: "emulator-client-id",
  BIGCOMMERCE_CLIENT_SECRET: "emulator-client-secret-for-local-use-only",
  BIGCOMMERCE_TOKEN_KIND: tokenKind,
  BIGCOMMERCE_API_URL: emulatorUrl,
  BIGCOMMERCE_STOREFRONT_URL: `${emulatorUrl}/channels/{channelId}`,
  SERVICE_SECRET: serviceSecret,
  SESSION_SECRET: randomBytes(32).toString("hex"),
  STAFF_SESSION_SECRET: randomBytes(32).toString("hex"),
  DEMO: "1",
});

async function demo(): Promise<void> {
  const port = portFromEnvironment("PORT", 3000);
  const emulatorPort = portFromEnvironment("EMULATOR_PORT", 4010);
  const tokenKind = readTokenKind(process.env);
  if (port === emulatorPort)
    throw new Error(`PORT and EMULATOR_PORT are both ${port}. Give them two different ports.`);
  await assertPortFree("PORT", port);
  await assertPortFree("EMULATOR_PORT", emulatorPort);
  await build();

  const emulatorUrl = `http://127.0.0.1:${emulatorPort}`;
  const storefrontUrl = `http://127.0.0.1:${port}`;
  const emulatorArgs = [
    workspacePath("packages/bigcommerce-emulator/bin/bigcommerce-emulator.js"),
    "--port",
    `${emulatorPort}`,
    "--shop-url",
    storefrontUrl,
  ];
  const nextArgs = [
    "node_modules/next/dist/bin/next",
    "start",
    "--hostname",
    "127.0.0.1",
    "--port",
    `${port}`,
  ];
  const emulator = await startServer(
    "emulator",
    emulatorArgs,
    workspacePath(),
    workspaceEnvironment(),
    `${emulatorUrl}/__emulator/stats`,
  );
  // Without its credential the token route refuses at once: the storefront is up, and still asked BigCommerce nothing.
  const readyUrl = `${storefrontUrl}/api/impersonation-token`;
  const next = await startServer(
    "storefront",
    nextArgs,
    storefront,
    storefrontEnvironment(emulatorUrl, tokenKind),
    readyUrl,
  );
  console.log(demoWelcome({ storefrontUrl, emulatorUrl, serviceSecret, tokenKind }));

  const first = await Promise.race([
    ended(emulator).then(() => "emulator"),
    ended(next).then(() => "storefront"),
  ]);
  if (!stopping.signal.aborted) throw new Error(`The ${first} ended by itself; its output is above.`);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());
watchPackageRunner(() => stopping.abort());
stopping.signal.addEventListener("abort", () => children.forEach((child) => void stopChild(child)));

try {
  await demo();
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  stopping.abort();
}
await Promise.all(children.map((child) => stopChild(child)));
