import "server-only";
import { Keyv } from "keyv";
import { keyvTokenStore, redisTokenStore, type TokenStore } from "next-bigcommerce";
import { isDemo } from "@/environment";
import { processState } from "@/process-state";
import { sharedRedis } from "@/store/shared-redis";

const isMap = (value: unknown): value is Map<unknown, unknown> => value instanceof Map;

/** Pages and route handlers share one map, as servers share one Redis. */
const openKeyv = () => new Keyv({ store: processState("token-store", isMap, () => new Map()) });

/**
 * Where this shop's servers share the token: the Redis of `REDIS_URL`. Without one each has its own, and in the demo a map
 * lets the token inspector show what a fleet would share.
 */
export function openTokenStore(): TokenStore | undefined {
  const redis = sharedRedis();
  if (redis !== undefined) return redisTokenStore(redis);
  return isDemo() ? keyvTokenStore(openKeyv()) : undefined;
}

export interface StoreEntry {
  /** Names the store, its channels and the kind of token, and holds no secret. */
  readonly key: string;
  readonly bytes: number;
  readonly expiresInSeconds: number | null;
}

/** What lies in the store, without its content. */
export function readStoreEntries(): Promise<StoreEntry[]> {
  const redis = sharedRedis();
  return redis === undefined ? readMapEntries() : readRedisEntries(redis).catch(() => []);
}

async function readRedisEntries(redis: NonNullable<ReturnType<typeof sharedRedis>>): Promise<StoreEntry[]> {
  const keys = await redis.keys("next-bigcommerce:*");
  return Promise.all(
    keys.map(async (key) => {
      const [bytes, endsInMs] = await Promise.all([redis.strlen(key), redis.pttl(key)]);
      return { key, bytes, expiresInSeconds: endsInMs < 0 ? null : Math.round(endsInMs / 1000) };
    }),
  );
}

async function readMapEntries(): Promise<StoreEntry[]> {
  const keyv = openKeyv();
  const entries: StoreEntry[] = [];
  for await (const [key] of keyv.iterator?.() ?? []) {
    const raw = await keyv.getRaw<string>(String(key));
    if (typeof raw !== "object" || raw.value === undefined) continue;
    const expiresInSeconds = raw.expires ? Math.max(0, Math.round((raw.expires - Date.now()) / 1000)) : null;
    entries.push({ key: String(key), bytes: Buffer.byteLength(raw.value), expiresInSeconds });
  }
  return entries;
}
