import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findRedisServer } from "./find-redis-server.ts";
import { askProcess, type Fleet, type FleetReport, startFleet } from "./fleet.ts";
import { type RedisServer, startRedis } from "./start-redis.ts";

const redisServer = findRedisServer();
let emulator: Emulator;
let fleet: Fleet | undefined;

beforeEach(async () => {
  emulator = await createEmulator();
});
afterEach(async () => {
  await fleet?.close();
  fleet = undefined;
  await emulator.close();
});

const minted = async () => (await emulator.stats()).tokens.impersonation;
/** Figures for docs/reliability.md. */
const say = async (what: string, reports: readonly FleetReport[]) => {
  const slowestMs = Math.round(Math.max(...reports.map(({ tookMs }) => tookMs)));
  console.log(
    `${what}: ${served(reports)} reads, ${await minted()} mints in all, the slowest process ${slowestMs} ms`,
  );
};
const codes = (reports: readonly FleetReport[]) => reports.flatMap((report) => report.codes);
const served = (reports: readonly FleetReport[]) => reports.reduce((sum, report) => sum + report.served, 0);
/** The same instances as before the outage: each tells of the recovery, and takes what was stored after it. */
function expectRecovery(reports: readonly FleetReport[]): void {
  expect(reports.map(({ recoveries }) => recoveries)).toEqual(reports.map(() => 1));
  expect(reports.map(({ loads }) => loads)).toEqual(reports.map(() => 1));
}

describe.skipIf(redisServer === undefined)("with a Redis that the fleet shares", () => {
  let redis: RedisServer;
  beforeEach(async () => {
    redis = await startRedis(String(redisServer));
  });
  afterEach(() => redis.stop());

  const start = async (size: number, env: Record<string, string> = {}) => {
    fleet = await startFleet(size, { EMULATOR_URL: emulator.url, REDIS_PORT: String(redis.port), ...env });
    return fleet;
  };

  it("40 processes x 25 cold reads mint one token, and none again after every process drops its memory", async () => {
    const { read } = await start(40);
    const cold = await read({ reads: 25 });
    expect(codes(cold)).toEqual([]);
    expect([served(cold), await minted()]).toEqual([1000, 1]);
    await say("40 x 25 cold", cold);
    const again = await read({ reads: 25, drop: "memory" });
    expect(codes(again)).toEqual([]);
    expect([served(again), await minted()]).toEqual([1000, 1]);
    expect(again.reduce((sum, { loads }) => sum + loads, 0)).toBe(40);
    await say("40 x 25 after every process dropped its memory", again);
  });

  it("a lease holder that is killed in mid-mint fails no page and costs one more mint", async () => {
    const { read, processes } = await start(6);
    await emulator.faults.add([{ on: "mint", times: 1, delayMs: 2000 }]);
    const [holder, ...others] = processes;
    holder?.send({ reads: 1 });
    await vi.waitFor(async () => expect(await redis.keys("*|lease")).toHaveLength(1), { timeout: 3000 });
    const reads = others.map((child) => askProcess(child, { reads: 5 }));
    holder?.kill("SIGKILL");
    const reports = await Promise.all(reads);
    expect(reports).toHaveLength(5);
    expect(codes(reports)).toEqual([]);
    expect(await minted()).toBeLessThanOrEqual(2);
    await say("a holder killed in mid-mint", reports);
    expect(codes(await read({ reads: 1 }))).toEqual([]);
  });

  it.each([
    ["stopped", (server: RedisServer) => server.stop(), (server: RedisServer) => server.start()],
    ["frozen", async (server: RedisServer) => server.freeze(), async (server: RedisServer) => server.thaw()],
  ])(
    "a Redis that is %s fails no page, costs at most one mint an instance, and is used again after",
    async (name, fail, recover) => {
      const { read } = await start(8);
      await read({ reads: 5 });
      await fail(redis);
      const during = await read({ reads: 5, drop: "token" });
      expect(codes(during)).toEqual([]);
      expect(during.every(({ mints, loads }) => mints === 1 && loads === 0)).toBe(true);
      expect(await minted()).toBeLessThanOrEqual(1 + 8);
      await say(`Redis ${name}`, during);
      await recover(redis);
      const before = await minted();
      await new Promise((resolve) => setTimeout(resolve, 5500));
      const after = await read({ reads: 5, drop: "token" });
      expect(codes(after)).toEqual([]);
      expect(await minted()).toBe(before);
      expectRecovery(after);
      await say(`after Redis ${name}`, after);
    },
  );

  it("a Redis that answers after 5 s fails no page, keeps none waiting for it, and is used again after", async () => {
    const { read } = await start(8);
    await read({ reads: 5 });
    redis.freeze();
    const thawing = new Promise((resolve) => setTimeout(resolve, 5000)).then(() => redis.thaw());
    const during = await read({ reads: 5, drop: "token" });
    expect(codes(during)).toEqual([]);
    expect(during.every(({ mints, loads }) => mints === 1 && loads === 0)).toBe(true);
    expect(Math.max(...during.map(({ tookMs }) => tookMs))).toBeLessThan(4500);
    expect(await minted()).toBeLessThanOrEqual(1 + 8);
    await say("Redis answers after 5 s", during);
    await thawing;
    const before = await minted();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const after = await read({ reads: 5, drop: "token" });
    expect(codes(after)).toEqual([]);
    expect(await minted()).toBe(before);
    expectRecovery(after);
  });
});

describe("without a store", () => {
  it("each process mints once, and each read is served", async () => {
    fleet = await startFleet(20, { EMULATOR_URL: emulator.url });
    const reports = await fleet.read({ reads: 10 });
    expect(codes(reports)).toEqual([]);
    expect(await minted()).toBe(20);
  });
});
