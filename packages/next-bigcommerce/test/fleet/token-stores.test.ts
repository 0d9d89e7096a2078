import { Redis } from "ioredis";
import { createClient } from "redis";
import { afterAll, beforeAll, describe, it } from "vitest";
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
];

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
});
