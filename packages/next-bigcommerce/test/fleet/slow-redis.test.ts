import { createEmulator, type Emulator } from "bigcommerce-emulator";
import type { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { connectionTo } from "../../src/connection.fixture.ts";
import { createTransport } from "../../src/http/transport.ts";
import { BoundedTokenStore } from "../../src/store/bounded.ts";
import { FleetTokenSource } from "../../src/store/fleet-source.ts";
import { redisTokenStore } from "../../src/store/redis.ts";
import { createTokenSeal } from "../../src/store/seal.ts";
import { type BigCommerceEvent, createTelemetry } from "../../src/telemetry/events.ts";
import { systemClock } from "../../src/time/clock.ts";
import { createDeadline } from "../../src/time/deadline.ts";
import { createTokenApi, toRequestBody } from "../../src/token/api.ts";
import { TokenCache } from "../../src/token/cache.ts";
import { openSlot } from "../../src/token/slot.ts";
import { connectRedis } from "./connect-redis.ts";
import { findRedisServer } from "./find-redis-server.ts";
import { type Fleet, startFleet } from "./fleet.ts";
import { type SlowRedis, startSlowRedis } from "./slow-redis.ts";
import { type RedisServer, startRedis } from "./start-redis.ts";

const redisServer = findRedisServer();

describe.skipIf(redisServer === undefined)("with a slow Redis", () => {
  let redis: RedisServer;
  let slow: SlowRedis | undefined;
  let emulator: Emulator;
  let fleet: Fleet | undefined;
  let clients: readonly Redis[] = [];

  beforeEach(async () => {
    redis = await startRedis(String(redisServer));
  });
  afterEach(async () => {
    await fleet?.close();
    for (const client of clients) client.disconnect();
    await slow?.close();
    await emulator.close();
    await redis.stop();
    [fleet, clients] = [undefined, []];
  });

  const minted = () => emulator.stats().tokens.impersonation;

  it("8 processes, 1.2 s for each command, a quota of 4: all 160 reads are served", async () => {
    emulator = await createEmulator({ restQuota: { requests: 4, windowMs: 30_000 } });
    slow = await startSlowRedis({ redisPort: redis.port, commandMs: 1200, isBusy: false });
    fleet = await startFleet(8, { EMULATOR_URL: emulator.url, REDIS_PORT: String(slow.port) });
    const reports = await fleet.read({ reads: 20 });
    expect(reports.flatMap(({ codes }) => codes)).toEqual([]);
    expect(minted()).toBeLessThanOrEqual(2);
    const slowestMs = Math.round(Math.max(...reports.map(({ tookMs }) => tookMs)));
    console.log(`1.2 s: 160 reads, ${minted()} mints, the slowest process ${slowestMs} ms`);
  });

  it("200 token caches, 5 ms for each command, one after the other: all 4,000 reads are served by one token", async () => {
    emulator = await createEmulator();
    slow = await startSlowRedis({ redisPort: redis.port, commandMs: 5, isBusy: true });
    const { port } = slow;
    clients = await Promise.all(Array.from({ length: 200 }, () => connectRedis(port)));
    const events: BigCommerceEvent[] = [];
    const hear = (event: BigCommerceEvent) => void events.push(event);
    const caches = clients.map((client, index) => createCache({ client, name: String(index), hear }));
    const before = slow.commands;
    const startedAtMs = performance.now();
    const reads = caches.flatMap((cache) =>
      Array.from({ length: 20 }, () => cache.get(() => createDeadline(systemClock, 10_000))),
    );
    const results = await Promise.allSettled(reads);
    const tookMs = Math.round(performance.now() - startedAtMs);
    expect(results.filter(({ status }) => status === "rejected")).toEqual([]);
    expect(minted()).toBe(1);
    expect(events.filter(({ type }) => type.startsWith("token_store"))).toEqual([]);
    console.log(`5 ms: 4,000 reads, 1 mint, ${slow.commands - before} commands, ${tookMs} ms`);
  });

  /** What a process of the fleet has, with a state and a connection of its own. */
  function createCache({ client, name, hear }: CacheOptions): TokenCache {
    const clock = systemClock;
    const config = readConfig(connectionTo(emulator), {});
    const key = `next-bigcommerce:{${config.tokenKey}}`;
    const { emit, ...telemetry } = createTelemetry([{ listen: hear }]);
    const send = createTransport({ clock });
    const api = createTokenApi({ config, send, onResponse: (response) => cache.observe(response) });
    const source = new FleetTokenSource({
      store: new BoundedTokenStore(redisTokenStore(client), clock, emit),
      seal: createTokenSeal(config.accessToken(), key, config.kind.tokenKind),
      key,
      clock,
      nowMs: clock.now,
      mint: (expiresAt, deadline) => api.create(toRequestBody({ expiresAt, channels: [1] }), deadline),
    });
    const slot = openSlot(`${emulator.url} ${name}`);
    const cache = new TokenCache({
      slot,
      clock,
      telemetry: { ...telemetry, emit },
      config,
      source,
      runInBackground: () => {},
    });
    return cache;
  }
});

interface CacheOptions {
  readonly client: Redis;
  readonly name: string;
  readonly hear: (event: BigCommerceEvent) => void;
}
