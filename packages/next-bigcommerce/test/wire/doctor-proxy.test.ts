import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { plainEnvironment, runCommand } from "../run-command.ts";
import { ConnectProxy } from "./connect-proxy.ts";

// Since Node 22.21; a Node that was not asked for by name is newer.
const knowsProxies = !/^20\./.test(process.env.CLIENT_NODE ?? "");
const bin = join(import.meta.dirname, "../../dist/cli.js");

let emulator: Emulator;
let folder: string;
beforeAll(async () => {
  emulator = await createEmulator();
  folder = await mkdtemp(join(tmpdir(), "doctor-proxy-"));
  await writeFile(join(folder, "package.json"), '{ "dependencies": { "next": "*" } }');
});
afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true });
});

/** What of the store doctor finds behind a proxy at this URL. */
async function findBehind(proxyUrl: string): Promise<readonly string[]> {
  const env = plainEnvironment({
    BIGCOMMERCE_STORE_HASH: "emulator",
    BIGCOMMERCE_ACCESS_TOKEN: "emulator-access-token",
    BIGCOMMERCE_CHANNEL_ID: "1",
    BIGCOMMERCE_API_URL: emulator.url,
    BIGCOMMERCE_STOREFRONT_URL: `${emulator.url}/channels/{channelId}`,
    NODE_USE_ENV_PROXY: "1",
    HTTP_PROXY: proxyUrl,
    http_proxy: proxyUrl,
    NO_PROXY: "",
    no_proxy: "",
  });
  const { output } = await runCommand(inject("clientNode"), [bin, "doctor"], { cwd: folder, env });
  expect(output).not.toContain("emulator-access-token");
  return output.match(/\bstore(?:front)?\.[a-z-]+/g) ?? [];
}

it("doctor asks through the proxy that NODE_USE_ENV_PROXY names", async () => {
  const proxy = await ConnectProxy.start();
  const { url } = proxy;
  expect(await findBehind(url)).toEqual([]);
  expect(emulator.stats()).toMatchObject({ tokens: { impersonation: 1 }, revocations: 1, graphql: 1 });
  await proxy.stop();
  expect(await findBehind(url)).toEqual(knowsProxies ? ["store.unreachable"] : []);
});
