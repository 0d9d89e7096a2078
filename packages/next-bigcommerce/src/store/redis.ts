import type { TokenStore } from "./token-store.js";

/** A client of ioredis, or of node-redis (`redis` on npm), by its shape. */
export type RedisClient =
  | { call(command: string, ...args: string[]): Promise<unknown> }
  | { sendCommand(args: string[]): Promise<unknown> };

const deleteWhereEqual =
  'if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) end return 0';
const expireWhereEqual =
  'if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("pexpire", KEYS[1], ARGV[2]) end return 0';

/**
 * Shares the token through Redis or Valkey, with a lease: one mint for the whole fleet. The client stays the app's:
 * it is neither connected nor closed here. Give it short time-outs and let it fail at once while Redis is away
 * (ioredis: `enableOfflineQueue: false`, `maxRetriesPerRequest: 1`; node-redis: `disableOfflineQueue: true`).
 *
 * Of node-redis give a client of `createClient` or `createClientPool`: the `sendCommand` of its cluster and sentinel
 * clients takes other arguments.
 *
 * @example
 * ```ts
 * import { Redis } from "ioredis";
 *
 * const redis = new Redis(process.env.REDIS_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
 * export const bigcommerce = createBigCommerce({ tokenStore: redisTokenStore(redis) });
 * ```
 * @see https://redis.io/docs/latest/commands/set/
 */
export function redisTokenStore(client: RedisClient): TokenStore {
  const run = async (...args: [string, ...string[]]): Promise<unknown> =>
    "call" in client ? client.call(...args) : client.sendCommand(args);
  return {
    async get(key) {
      const value = await run("GET", key);
      return typeof value === "string" ? value : undefined;
    },
    async set(key, value, lifetimeMs) {
      await run("SET", key, value, "PX", String(lifetimeMs));
    },
    async delete(key, value) {
      await run("EVAL", deleteWhereEqual, "1", key, value);
    },
    async acquireLease(key, owner, lifetimeMs) {
      return (await run("SET", key, owner, "PX", String(lifetimeMs), "NX")) === "OK";
    },
    async renewLease(key, owner, lifetimeMs) {
      await run("EVAL", expireWhereEqual, "1", key, owner, String(lifetimeMs));
    },
    async releaseLease(key, owner) {
      await run("EVAL", deleteWhereEqual, "1", key, owner);
    },
  };
}
