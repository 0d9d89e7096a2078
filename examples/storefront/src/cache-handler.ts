import { LRUCache } from "lru-cache";
import type { CacheEntry, CacheHandler } from "next/cache";

interface KeptEntry extends Omit<CacheEntry, "value"> {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** When a tag was invalidated, in milliseconds: entries made before may still be shown, or not any more. */
interface Invalidation {
  readonly staleAt?: number;
  readonly expiredAt?: number;
}

interface CacheHandlerOptions {
  /** Of cached data and its keys. What nobody has read for longest goes first. */
  readonly maxBytes: number;
  readonly now: () => number;
}

/**
 * Keeps what `use cache` functions return until `expire` of their `cacheLife`. Next's own handler forgets it at
 * `revalidate`, so one minute into an outage of BigCommerce its shop is empty. With this one Next shows what it has and
 * asks again behind it; a function that throws then stores nothing, and what it has stays.
 */
export function createCacheHandler({ maxBytes, now }: CacheHandlerOptions): CacheHandler {
  const entries = new LRUCache<string, KeptEntry>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }, key) => bytes.byteLength + key.length,
  });
  const invalidations = new Map<string, Invalidation>();
  const isAfter = (at: number | undefined, { timestamp }: KeptEntry) =>
    at !== undefined && at <= now() && at >= timestamp;

  return {
    // No age is looked at here: Next compares it with `expire` and `revalidate` itself.
    async get(key, softTags) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      const marks = [...entry.tags, ...softTags].map((tag) => invalidations.get(tag));
      if (marks.some((mark) => isAfter(mark?.expiredAt, entry))) return undefined;
      const isStale = marks.some((mark) => isAfter(mark?.staleAt, entry));
      const { bytes, ...rest } = entry;
      return { ...rest, revalidate: isStale ? -1 : rest.revalidate, value: new Blob([bytes]).stream() };
    },
    async set(key, pendingEntry) {
      try {
        const { value, ...rest } = await pendingEntry;
        // The stream of a function that threw breaks off here: the entry before it stays.
        const bytes = new Uint8Array(await new Response(value).arrayBuffer());
        if (rest.expire > 0) entries.set(key, { ...rest, bytes });
      } catch {
        // Next has logged what the function threw.
      }
    },
    async refreshTags() {},
    async getExpiration() {
      // `get` looks at the tags of the path too.
      return Number.POSITIVE_INFINITY;
    },
    async updateTags(tags, durations) {
      for (const tag of tags) invalidations.set(tag, invalidationOf(durations, now()));
    },
  };
}

function invalidationOf(durations: { expire?: number } | undefined, nowMs: number): Invalidation {
  if (durations === undefined) return { expiredAt: nowMs };
  const { expire } = durations;
  return { staleAt: nowMs, ...(expire === undefined ? {} : { expiredAt: nowMs + expire * 1000 }) };
}

/** Next gives its entries the time of this clock. */
const now = () => performance.timeOrigin + performance.now();

export default createCacheHandler({ maxBytes: 50 * 1024 * 1024, now });
