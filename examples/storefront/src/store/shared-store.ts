import "server-only";
import { processState } from "@/process-state";
import { logShopEvent } from "@/shop-log";
import { OwnStore } from "./own-store";
import { sharedRedis } from "./shared-redis";

const isOwnStore = (value: unknown): value is OwnStore =>
  typeof value === "object" && value !== null && "read" in value && "write" in value;
const ownStore = () => processState("shared-store", isOwnStore, () => new OwnStore());
const redisKey = (key: string) => `kettle-and-fern:${key}`;

/** What all servers of the shop know by these keys, null for nothing; undefined if the store does not respond. */
export async function readShared(keys: readonly string[]): Promise<(string | null)[] | undefined> {
  const redis = sharedRedis();
  if (redis === undefined) return keys.map((key) => ownStore().read(key));
  return orSay("read", () => Promise.all(keys.map((key) => redis.get(redisKey(key)))));
}

/**
 * Keeps a value for a time. Returns whether the store took it. `owner` is who can have any number of values written: they
 * push out each other first.
 */
export async function writeShared(
  key: string,
  value: string,
  lifetimeMs: number,
  owner?: string,
): Promise<boolean> {
  const redis = sharedRedis();
  if (redis === undefined) {
    ownStore().write(key, value, lifetimeMs, owner);
    return true;
  }
  return (await orSay("write", () => redis.set(redisKey(key), value, "PX", lifetimeMs))) === "OK";
}

/** The time by the clock of the shared store, which is one for all servers; by this server's own if it does not respond. */
export async function sharedNowMs(): Promise<number> {
  const redis = sharedRedis();
  const time = redis === undefined ? undefined : await orSay("read", () => redis.time());
  if (time === undefined) return Date.now();
  // Redis sends texts, seconds and microseconds.
  const [seconds, microseconds] = time.map(Number);
  return (seconds ?? 0) * 1000 + Math.floor((microseconds ?? 0) / 1000);
}

async function orSay<Value>(operation: string, work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    logShopEvent("shared_store_unavailable", { operation, reason });
    return undefined;
  }
}
