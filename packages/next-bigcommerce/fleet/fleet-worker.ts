// One process of the fleet, as an app would set it up; run with --conditions=react-server.
import { Redis } from "ioredis";
import { createBigCommerce, getErrorCode, redisTokenStore } from "next-bigcommerce";
import type { FleetCommand, FleetReport } from "./fleet.js";

const { REDIS_PORT, EMULATOR_URL, TOKEN_LIFETIME_SECONDS } = process.env;

function connect(port: string) {
  const redis = new Redis({
    port: Number(port),
    host: "127.0.0.1",
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    retryStrategy: () => 100,
  });
  redis.on("error", () => {});
  return new Promise<Redis>((resolve) => redis.once("ready", () => resolve(redis)));
}

const tokenStore = REDIS_PORT === undefined ? undefined : redisTokenStore(await connect(REDIS_PORT));
const bigcommerce = createBigCommerce({
  storeHash: "emulator",
  accessToken: "emulator-access-token",
  channelIds: [1],
  apiUrl: String(EMULATOR_URL),
  storefrontUrl: `${EMULATOR_URL}/channels/{channelId}`,
  tokenStore,
  tokenLifetimeSeconds: Number(TOKEN_LIFETIME_SECONDS ?? 3600),
  resolveCustomerId: () => 1,
});

async function read(count: number): Promise<FleetReport> {
  const startedAt = performance.now();
  const results = await Promise.allSettled(
    Array.from({ length: count }, () =>
      bigcommerce.getImpersonationToken().then(({ expiresAt }) => expiresAt),
    ),
  );
  const failures = results.filter((result) => result.status === "rejected");
  return {
    served: count - failures.length,
    codes: failures.map((failure) => getErrorCode(failure.reason) ?? String(failure.reason)),
    tookMs: performance.now() - startedAt,
    mints: bigcommerce.tokenStatus().counters.mints,
  };
}

process.on("message", async ({ reads, dropMemory }: FleetCommand) => {
  if (dropMemory) Reflect.deleteProperty(globalThis, Symbol.for("next-bigcommerce@1"));
  process.send?.(await read(reads));
});
process.send?.("ready");
