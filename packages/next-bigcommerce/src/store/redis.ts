import type { TokenOrLease, TokenStore } from "./token-store.js";
import { readText, UnexpectedAnswerError } from "./unexpected-answer.js";

/** A client of ioredis, or of node-redis (`redis` on npm), by its shape. */
export type RedisClient =
  | { call(command: string, ...args: string[]): Promise<unknown> }
  | { sendCommand(args: string[]): Promise<unknown> };

const deleteWhereEqual =
  'if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) end return 0';

/** A lease lives some seconds. One that does not end, or not soon, was put there by somebody else, and is none. */
const longestLeaseMs = 10_000;
const lease = (key: string, owner: string, lifetimeMs: string) => `
local endsInMs = redis.call("pttl", ${key})
if endsInMs == -2 or endsInMs == -1 or endsInMs > math.max(${longestLeaseMs}, tonumber(${lifetimeMs})) then
  redis.call("set", ${key}, ${owner}, "px", ${lifetimeMs})
  return {"leased"}
end
return {"held"}`;
const acquireLease = lease("KEYS[1]", "ARGV[1]", "ARGV[2]");
/**
 * Of a cold fleet all but one come to a lease that is held: they cost one command in here (benchmark `fleet`). What is
 * there and is no owner's id is judged by its end, and a value of another type is an error of `get`.
 */
const getOrLease = `
local found = redis.call("mget", KEYS[1], KEYS[2])
if found[1] then return {"value", found[1]} end
if found[2] and #found[2] == #ARGV[1] then return {"held"} end
redis.call("get", KEYS[1])${lease("KEYS[2]", "ARGV[1]", "ARGV[2]")}`;
const setAndRelease = `
redis.call("set", KEYS[1], ARGV[1], "px", ARGV[2])
if redis.call("get", KEYS[2]) == ARGV[3] then redis.call("del", KEYS[2]) end
return {"stored"}`;

/**
 * Shares the token through Redis or Valkey, with a lease: one mint for the whole fleet. The client stays the app's:
 * it is neither connected nor closed here. Give it short time-outs and let it fail at once while Redis is away
 * (ioredis: `enableOfflineQueue: false`, `maxRetriesPerRequest: 1`; node-redis: `disableOfflineQueue: true`).
 *
 * It sends `get`, `set` and `eval`. Its keys begin with `next-bigcommerce:`, after the `keyPrefix` of an ioredis client,
 * and those of one token are in one slot of a cluster.
 *
 * Of node-redis give a client of `createClient` or `createClientPool`: the `sendCommand` of its cluster and sentinel
 * clients takes other arguments.
 *
 * @example
 * ```ts
 * import { Redis } from "ioredis";
 *
 * const url = process.env.REDIS_URL ?? "redis://127.0.0.1:6379";
 * const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
 * export const bigcommerce = createBigCommerce({ tokenStore: redisTokenStore(redis) });
 * ```
 * @see https://redis.io/docs/latest/commands/set/
 */
export function redisTokenStore(client: RedisClient): TokenStore {
  // In lower case: ioredis 5.8 prefixes no others (https://github.com/redis/ioredis/issues/1933).
  const run = async (...args: [string, ...string[]]): Promise<unknown> =>
    "call" in client ? client.call(...args) : client.sendCommand(args);
  const evaluate = (script: string, keys: readonly string[], ...args: readonly string[]) =>
    run("eval", script, String(keys.length), ...keys, ...args);
  return {
    get: async (key) => readText(await run("get", key), "get"),
    async set(key, value, lifetimeMs) {
      const answer = await run("set", key, value, "px", String(lifetimeMs));
      if (readText(answer, "set") !== "OK") throw new UnexpectedAnswerError("set");
    },
    async delete(key, value) {
      await evaluate(deleteWhereEqual, [key], value);
    },
    async acquireLease(key, owner, lifetimeMs) {
      return readFound(await evaluate(acquireLease, [key], owner, String(lifetimeMs))).hasLease;
    },
    async releaseLease(key, owner) {
      await evaluate(deleteWhereEqual, [key], owner);
    },
    async getOrLease(key, { key: leaseKey, owner, lifetimeMs }) {
      return readFound(await evaluate(getOrLease, [key, leaseKey], owner, String(lifetimeMs)));
    },
    async setAndRelease(key, value, lifetimeMs, { key: leaseKey, owner }) {
      await evaluate(setAndRelease, [key, leaseKey], value, String(lifetimeMs), owner);
    },
  };
}

/** What a script found: `["value", …]`, `["leased"]` or `["held"]`. */
function readFound(answer: unknown): TokenOrLease {
  const [kind, value] = Array.isArray(answer) ? answer.map((part) => readText(part, "eval")) : [];
  if (kind === "value" && value !== undefined) return { value, hasLease: false };
  if (kind === "leased" || kind === "held") return { value: undefined, hasLease: kind === "leased" };
  throw new UnexpectedAnswerError("eval");
}
