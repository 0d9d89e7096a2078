import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { redisUrl } from "@/environment";
import { processState } from "@/process-state";
import { logShopEvent } from "@/shop-log";

/** No page waits longer than this for one answer of Redis, nor the start of the shop longer for its connection. */
const maxWaitMs = 300;
const maxStartMs = 2_000;

const options = {
  // Nothing connects while Next builds: it evaluates these modules too.
  lazyConnect: true,
  // Away is away: a command fails at once, and the shop goes on without.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  connectTimeout: maxStartMs,
  commandTimeout: maxWaitMs,
  // A server that is silent is taken for away: after that its commands fail at once, too.
  socketTimeout: 3 * maxWaitMs,
  retryStrategy: (times: number) => Math.min(100 * times, 2_000),
};

const isRedis = (value: unknown): value is Redis =>
  typeof value === "object" && value !== null && "defineCommand" in value;

/**
 * The Redis that all servers of this shop share: for tokens, for the limits on attempts and for ended sessions.
 * Undefined without `REDIS_URL`: then each process remembers its own.
 */
export function sharedRedis(): Redis | undefined {
  const url = redisUrl();
  return url === undefined ? undefined : processState("redis", isRedis, () => openRedis(url));
}

function openRedis(url: string): Redis {
  const redis = new Redis(url, options);
  let isAway = false;
  redis.on("error", (error: Error) => {
    // It is tried again until it is back; one line says that it went.
    if (!isAway) logShopEvent("shared_store_lost", { reason: error.message || error.name });
    isAway = true;
  });
  redis.on("ready", () => {
    if (isAway) logShopEvent("shared_store_back");
    isAway = false;
  });
  return redis;
}

/** Connects as the shop starts, and says where it keeps what its servers share. Never rejects, and never waits long. */
export async function openSharedStore(): Promise<void> {
  const redis = sharedRedis();
  if (redis === undefined) {
    logShopEvent("no_shared_store", {
      meaning:
        "REDIS_URL is not set: each process keeps its own tokens, limits on attempts, ended sessions and changed " +
        "passwords, until it stops. After a restart or a deploy a copied cookie of a session that was ended opens it " +
        "again, a session from before a new password too, and attempts are counted anew. With several processes a " +
        "session that ended in one goes on in another. A process keeps 100,000 of all these, of one customer 500 " +
        "ended sessions, and then forgets the oldest. Set REDIS_URL on a shop that people can reach.",
    });
    return;
  }
  // Its error event has said why it failed.
  if (redis.status === "wait")
    await Promise.race([redis.connect().catch(() => {}), sleep(maxStartMs, undefined, { ref: false })]);
}
