// One process of the fleet, as an app would set it up; run with --conditions=react-server.
import { createBigCommerce, getErrorCode, redisTokenStore } from "next-bigcommerce";
import { connectionTo, resetProcessState } from "../../src/connection.fixture.ts";
import { connectRedis } from "./connect-redis.ts";
import type { FleetCommand, FleetReport } from "./fleet.ts";

const { REDIS_PORT, EMULATOR_URL, TOKEN_LIFETIME_SECONDS } = process.env;

const tokenStore =
  REDIS_PORT === undefined ? undefined : redisTokenStore(await connectRedis(Number(REDIS_PORT)));
const create = () =>
  createBigCommerce({
    ...connectionTo({ url: String(EMULATOR_URL) }),
    tokenStore,
    tokenLifetimeSeconds: Number(TOKEN_LIFETIME_SECONDS ?? 3600),
    resolveCustomerId: () => 1,
    onEvent: ({ type }) => {
      if (type === "token_store_recovered") recoveries += 1;
    },
  });

let recoveries = 0;
let bigcommerce = create();

async function read(count: number): Promise<FleetReport> {
  const startedAt = performance.now();
  const before = bigcommerce.tokenStatus().counters;
  const results = await Promise.allSettled(
    Array.from({ length: count }, () =>
      bigcommerce.getImpersonationToken().then(({ expiresAt }) => expiresAt),
    ),
  );
  const failures = results.filter((result) => result.status === "rejected");
  const { mints, loads } = bigcommerce.tokenStatus().counters;
  return {
    served: count - failures.length,
    codes: failures.map((failure) => getErrorCode(failure.reason) ?? String(failure.reason)),
    tookMs: performance.now() - startedAt,
    mints: mints - before.mints,
    loads: loads - before.loads,
    recoveries,
  };
}

const state: unique symbol = Symbol.for("next-bigcommerce@1");
const processWide: object = globalThis;

const forget = {
  token() {
    const slots = state in processWide ? processWide[state] : undefined;
    if (!(slots instanceof Map)) throw new Error("The package keeps its state somewhere else");
    for (const slot of slots.values()) Object.assign(slot, { token: undefined });
  },
  // An instance keeps hold of what it knows: only a new one begins with nothing.
  memory() {
    resetProcessState();
    bigcommerce = create();
  },
};

process.on("message", async ({ reads, drop }: FleetCommand) => {
  if (drop !== undefined) forget[drop]();
  process.send?.(await read(reads));
});
process.send?.("ready");
