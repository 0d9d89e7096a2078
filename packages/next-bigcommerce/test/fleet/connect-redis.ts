import { Redis } from "ioredis";

/** As the README says for a token store: fail at once while Redis is away, and come back by itself. */
export function connectRedis(port: number): Promise<Redis> {
  const redis = new Redis({
    port,
    host: "127.0.0.1",
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    retryStrategy: () => 100,
  });
  redis.on("error", () => {});
  return new Promise((resolve) => redis.once("ready", () => resolve(redis)));
}
