import "server-only";
import { processState } from "@/process-state";
import { logShopEvent } from "@/shop-log";
import { sharedRedis } from "./shared-redis";

/** At most as many entries lie in a process: beyond, those that have ended make room, else the one written first. */
const maxOwnEntries = 100_000;

interface Entry {
  readonly value: string;
  readonly endsAtMs: number;
}

const isMap = (value: unknown): value is Map<string, Entry> => value instanceof Map;
const ownEntries = () => processState("shared-store", isMap, () => new Map<string, Entry>());
const redisKey = (key: string) => `kettle-and-fern:${key}`;

/** What all servers of the shop know by these keys, null for nothing; undefined if the store does not respond. */
export async function readShared(keys: readonly string[]): Promise<(string | null)[] | undefined> {
  const redis = sharedRedis();
  if (redis === undefined) return keys.map(readOwn);
  return orSay("read", () => Promise.all(keys.map((key) => redis.get(redisKey(key)))));
}

/** Keeps a value for a time. Returns whether the store took it. */
export async function writeShared(key: string, value: string, lifetimeMs: number): Promise<boolean> {
  const redis = sharedRedis();
  if (redis === undefined) {
    writeOwn(key, value, lifetimeMs);
    return true;
  }
  return (await orSay("write", () => redis.set(redisKey(key), value, "PX", lifetimeMs))) === "OK";
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

function readOwn(key: string): string | null {
  const entry = ownEntries().get(key);
  return entry !== undefined && entry.endsAtMs > Date.now() ? entry.value : null;
}

function writeOwn(key: string, value: string, lifetimeMs: number): void {
  const entries = ownEntries();
  entries.delete(key);
  entries.set(key, { value, endsAtMs: Date.now() + lifetimeMs });
  if (entries.size > maxOwnEntries) dropOldest(entries);
}

function dropOldest(entries: Map<string, Entry>): void {
  const nowMs = Date.now();
  for (const [key, { endsAtMs }] of entries) if (endsAtMs <= nowMs) entries.delete(key);
  const [oldest] = entries.keys();
  if (entries.size > maxOwnEntries && oldest !== undefined) entries.delete(oldest);
}
