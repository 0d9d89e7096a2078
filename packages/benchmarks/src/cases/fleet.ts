import { findRedisServer } from "../../../next-bigcommerce/test/fleet/find-redis-server.ts";
import { startRedis } from "../../../next-bigcommerce/test/fleet/start-redis.ts";
import type { Benchmark, Figures } from "../benchmark.ts";
import type { FleetKind } from "../fleet/fleet-reader.ts";
import { type FleetOptions, startFleet } from "../fleet/start-fleet.ts";
import { countMints, resetEmulator, startEmulator } from "../upstream/start-emulator.ts";

const readsOfEach = 25;
const kinds: readonly FleetKind[] = ["shared Redis", "each by itself", "module variable"];

type Candidate = Omit<FleetOptions, "redisUrl">;
const candidates = new Map<string, Candidate>(
  [1, 10, 50].flatMap((size) => kinds.map((kind) => named({ size, kind }))),
);
// A hundred without a shared store would only show the store's quota once more.
candidates.set(...named({ size: 100, kind: "shared Redis" }));

function named({ size, kind }: Candidate): [string, Candidate] {
  return [`${size} ${size === 1 ? "process" : "processes"}, ${kind}`, { size, kind }];
}

/** BigCommerce's quota on the Standard plan: what happens to a fleet that asks for more is part of the answer. */
const restQuota = { requests: 150, windowMs: 30_000 };

export const benchmark: Benchmark = {
  title: `A fleet that starts cold: each process reads the token ${readsOfEach} times at once`,
  candidates: [...candidates.keys()],
  rounds: 1,
  setUp: () => startEmulator({ restQuota }),
  async measure(name) {
    const candidate = candidates.get(name);
    if (candidate === undefined) throw new Error(`There is no fleet ${JSON.stringify(name)}.`);
    return candidate.kind === "shared Redis"
      ? withRedis((redisUrl) => measureFleet({ ...candidate, redisUrl }))
      : measureFleet({ ...candidate, redisUrl: undefined });
  },
};

/** A server of its own, empty. */
async function withRedis(work: (redisUrl: string) => Promise<Figures>): Promise<Figures> {
  const path = findRedisServer();
  if (path === undefined) throw new Error("No redis-server here. Install Redis (Debian: redis-server).");
  const redis = await startRedis(path);
  try {
    return await work(`redis://127.0.0.1:${redis.port}`);
  } finally {
    await redis.stop();
  }
}

async function measureFleet(options: FleetOptions): Promise<Figures> {
  const fleet = await startFleet(options);
  try {
    await resetEmulator();
    const startedAtMs = performance.now();
    const failures = await fleet.read(readsOfEach);
    const tookMs = performance.now() - startedAtMs;
    return { mints: await countMints(), failures, "ms until all were served": tookMs };
  } finally {
    await fleet.close();
  }
}
