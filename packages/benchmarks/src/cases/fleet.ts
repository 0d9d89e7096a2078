import { findRedisServer } from "../../../next-bigcommerce/test/fleet/find-redis-server.ts";
import { startRedis } from "../../../next-bigcommerce/test/fleet/start-redis.ts";
import type { Benchmark, Figures } from "../benchmark.ts";
import { countCommands } from "../fleet/command-count.ts";
import { type FleetKind, usesRedis } from "../fleet/fleet-kind.ts";
import { type FleetOptions, startFleet } from "../fleet/start-fleet.ts";
import { countMints, resetEmulator, startEmulator } from "../upstream/start-emulator.ts";

const readsOfEach = 25;

/** The large fleet has the peers; the others only show how it grows. */
const fleets: ReadonlyArray<readonly [number, readonly FleetKind[]]> = [
  [1, ["shared Redis"]],
  [10, ["shared Redis"]],
  [50, ["shared Redis", "hand-written Redis lock", "each by itself", "module variable"]],
];

type Candidate = Omit<FleetOptions, "redisUrl">;
const candidates = new Map<string, Candidate>(
  fleets.flatMap(([size, kinds]) => kinds.map((kind) => named({ size, kind }))),
);

function named({ size, kind }: Candidate): [string, Candidate] {
  const name = kind === "shared Redis" ? "next-bigcommerce, shared Redis" : kind;
  return [`${name}, ${size} ${size === 1 ? "process" : "processes"}`, { size, kind }];
}

/** BigCommerce's quota on the Standard plan: what happens to a fleet that asks for more is part of the answer. */
const restQuota = { requests: 150, windowMs: 30_000 };

export const benchmark: Benchmark = {
  title: `A fleet that starts cold: each process reads the token ${readsOfEach} times at once`,
  candidates: [...candidates.keys()],
  // In about one of ten the hand-written lock misses its publication and waits 5 s: that must not become the median.
  rounds: 5,
  setUp: () => startEmulator({ restQuota }),
  async measure(name) {
    const candidate = candidates.get(name);
    if (candidate === undefined) throw new Error(`There is no fleet ${JSON.stringify(name)}.`);
    return usesRedis(candidate.kind)
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
    const commands = options.redisUrl === undefined ? undefined : await countCommands(options.redisUrl);
    const startedAtMs = performance.now();
    const failures = await fleet.read(readsOfEach);
    const tookMs = performance.now() - startedAtMs;
    const counts = { mints: await countMints(), failures, "ms until all were served": tookMs };
    return commands === undefined ? counts : { ...counts, "Redis commands": await commands() };
  } finally {
    await fleet.close();
  }
}
