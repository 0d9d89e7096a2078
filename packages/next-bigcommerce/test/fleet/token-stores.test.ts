import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { createClient, RESP_TYPES } from "redis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RedisClient, redisTokenStore } from "../../src/store/redis.ts";
import { tokenStoreContract } from "../../src/testing.ts";
import { findRedisServer } from "./find-redis-server.ts";
import { type RedisServer, startRedis } from "./start-redis.ts";

const redisServer = findRedisServer();
let redis: RedisServer;

beforeAll(async () => {
  if (redisServer !== undefined) redis = await startRedis(redisServer);
});
afterAll(() => redis?.stop());

interface OpenClient {
  readonly client: RedisClient;
  close(): void;
}

const { BLOB_STRING, SIMPLE_STRING } = RESP_TYPES;

const clients: [string, (port: number) => Promise<OpenClient>][] = [
  [
    "ioredis",
    async (port) => {
      const client = new Redis({ port, host: "127.0.0.1" });
      return { client, close: () => client.disconnect() };
    },
  ],
  [
    "node-redis",
    async (port) => {
      const client = await createClient({ url: `redis://127.0.0.1:${port}` }).connect();
      return { client, close: () => client.destroy() };
    },
  ],
  [
    "node-redis that maps strings to Buffers",
    async (port) => {
      const typeMapping = { [BLOB_STRING]: Buffer, [SIMPLE_STRING]: Buffer };
      const url = `redis://127.0.0.1:${port}`;
      const client = await createClient({ url, commandOptions: { typeMapping } }).connect();
      return { client, close: () => client.destroy() };
    },
  ],
  [
    "node-redis with RESP 3",
    async (port) => {
      const client = await createClient({ url: `redis://127.0.0.1:${port}`, RESP: 3 }).connect();
      return { client, close: () => client.destroy() };
    },
  ],
  [
    "ioredis with a prefix, for a user who may touch that prefix only",
    async (port) => {
      await withUser(port, "shop", "~shop:*");
      const user = { username: "shop", password: "password" };
      const client = new Redis({ port, host: "127.0.0.1", keyPrefix: "shop:", ...user });
      return { client, close: () => client.disconnect() };
    },
  ],
];

async function withUser(port: number, name: string, keys: string): Promise<void> {
  const admin = new Redis({ port, host: "127.0.0.1" });
  await admin.call("acl", "setuser", name, "reset", "on", ">password", keys, "+@all");
  admin.disconnect();
}

describe.skipIf(redisServer === undefined).each(clients)("redisTokenStore over %s", (_name, open) => {
  let opened: OpenClient;
  beforeAll(async () => {
    opened = await open(redis.port);
  });
  afterAll(() => opened.close());

  describe.concurrent("keeps the contract:", () => {
    for (const { name, run } of tokenStoreContract(() => redisTokenStore(opened.client)))
      it(name, run, 10_000);
  });

  it.each([
    ["has no end", []],
    ["ends in an hour", ["px", 3_600_000] as const],
  ])("a lease that %s was put there by somebody else, and is none", async (name, life) => {
    const admin = new Redis({ port: redis.port, host: "127.0.0.1" });
    const key = `next-bigcommerce:{${name}}`;
    for (const prefix of ["", "shop:"]) await admin.call("set", `${prefix}${key}|lease`, "x", ...life);
    admin.disconnect();
    const lease = { key: `${key}|lease`, owner: _name, lifetimeMs: 5000 };
    expect(await redisTokenStore(opened.client).getOrLease?.(key, lease)).toMatchObject({ hasLease: true });
  });

  it("one that looks like an owner's and has no end is none for who asks for it by itself", async () => {
    const admin = new Redis({ port: redis.port, host: "127.0.0.1" });
    const key = "next-bigcommerce:{persisted}|lease";
    for (const prefix of ["", "shop:"]) await admin.call("set", `${prefix}${key}`, randomUUID());
    admin.disconnect();
    expect(await redisTokenStore(opened.client).acquireLease?.(key, randomUUID(), 5000)).toBe(true);
  });

  it("a token's place with something else in it is an error, and is not overwritten", async () => {
    const admin = new Redis({ port: redis.port, host: "127.0.0.1" });
    const key = `next-bigcommerce:{${_name}: a list}`;
    for (const prefix of ["", "shop:"]) await admin.call("rpush", `${prefix}${key}`, "x");
    admin.disconnect();
    const lease = { key: `${key}|lease`, owner: _name, lifetimeMs: 5000 };
    await expect(redisTokenStore(opened.client).getOrLease?.(key, lease)).rejects.toThrow("WRONGTYPE");
  });
});
