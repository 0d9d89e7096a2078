import { setTimeout as sleep } from "node:timers/promises";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { emulatorEnvironment, serviceSecret, shopAccessToken } from "../store.js";
import { type CompressingProxy, startCompressingProxy } from "./compressing-proxy.js";
import { bundleWorker, type RunningWorker, startWorker } from "./start-worker.js";

let emulator: Emulator;
let proxy: CompressingProxy;
let bundle: string;
let worker: RunningWorker | undefined;

beforeAll(async () => {
  emulator = await createEmulator({ accessToken: shopAccessToken });
  proxy = await startCompressingProxy(emulator.url);
  bundle = await bundleWorker();
});
afterEach(async () => {
  await worker?.stop();
  emulator.reset();
});
afterAll(async () => {
  await proxy?.close();
  await emulator?.close();
});

async function start(variables: Record<string, string> = {}): Promise<RunningWorker> {
  worker = await startWorker(bundle, { ...emulatorEnvironment(emulator), TIMEOUT_MS: "10000", ...variables });
  return worker;
}

const answered = [200, { customer: { email: "wholesale@example.com" } }];
const times = <Value>(count: number, call: () => Value) => Array.from({ length: count }, call);

test("20 requests that find no token cause one mint, and the token route gives it", async () => {
  const { get } = await start();
  emulator.faults.add([{ on: "mint", delayMs: 300 }]);
  expect(new Set((await Promise.all(times(20, () => get("/customer")))).map(String)).size).toBe(1);
  const [status] = await get("/token", { headers: { authorization: `Bearer ${serviceSecret}` } });
  const [, state] = await get("/status");
  expect({ status, state }).toMatchObject({
    status: 200,
    state: { runtime: "Cloudflare-Workers", state: "valid", counters: { mints: 1 } },
  });
  expect(emulator.stats()).toMatchObject({ tokens: { impersonation: 1 }, graphql: 20 });
});

test("50 requests that end in mid-mint leave the mint to later ones", async () => {
  const { get } = await start();
  emulator.faults.add([{ on: "mint", delayMs: 1_000 }]);
  expect(await Promise.all(times(50, () => get("/impatient")))).toEqual(
    times(50, () => [500, { code: "aborted" }]),
  );
  expect(await Promise.all(times(10, () => get("/customer")))).toEqual(times(10, () => answered));
  expect(emulator.stats().tokens.impersonation).toBe(1);
});

test("50 callers that hang up in mid-mint leave the mint to later ones", async () => {
  const { get } = await start();
  emulator.faults.add([{ on: "mint", delayMs: 1_000 }]);
  const hangUp = () => get("/customer", { signal: AbortSignal.timeout(200) }).catch(() => "hung up");
  expect(new Set(await Promise.all(times(50, hangUp)))).toEqual(new Set(["hung up"]));
  expect(await Promise.all(times(10, () => get("/customer")))).toEqual(times(10, () => answered));
  expect(emulator.stats().tokens.impersonation).toBe(1);
});

test("a mint that ended with its request is made anew at its deadline", async () => {
  const { get } = await start({ WITHOUT_WAIT_UNTIL: "1", TIMEOUT_MS: "2000" });
  emulator.faults.add([{ on: "mint", delayMs: 1_000 }]);
  await get("/impatient");
  await sleep(1_000);
  expect(await get("/customer")).toEqual(answered);
  expect(emulator.stats().tokens.impersonation).toBe(2);
});

test("requests that ended on their way hold no place in the line", async () => {
  const { get } = await start();
  await get("/customer");
  emulator.faults.add([{ on: "graphql", delayMs: 60_000, times: 20 }]);
  await Promise.all(times(20, () => get("/impatient")));
  expect(await get("/customer")).toEqual(answered);
});

test.each(["gzip", "br"])("responses in %s are read", async (coding) => {
  const { get } = await start({ BIGCOMMERCE_STOREFRONT_URL: `${proxy.urlOf(coding)}/channels/{channelId}` });
  expect(await get("/customer")).toEqual(answered);
});
