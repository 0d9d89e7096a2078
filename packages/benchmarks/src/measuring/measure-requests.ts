import type { Figures } from "../benchmark.ts";
import type { RunQuery } from "../candidates/graphql-clients.ts";
import { percentile } from "./statistics.ts";

/** Keeps `concurrency` queries on their way until `total` are answered. */
async function runQueries(run: RunQuery, total: number, concurrency: number): Promise<number[]> {
  const tookMs: number[] = [];
  let begun = 0;
  async function work(): Promise<void> {
    while (begun < total) {
      begun += 1;
      const startedAtMs = performance.now();
      await run();
      tookMs.push(performance.now() - startedAtMs);
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work));
  return tookMs.sort((a, b) => a - b);
}

/**
 * CPU is this process's own; the server has another. The compiler's threads are on the same account, so that as many
 * queries go before, until it has little left to do.
 */
export async function measureRequests(run: RunQuery, total: number, concurrency: number): Promise<Figures> {
  await runQueries(run, total, concurrency);
  globalThis.gc?.();
  const cpu = process.cpuUsage();
  const startedAtMs = performance.now();
  const tookMs = await runQueries(run, total, concurrency);
  const elapsedMs = performance.now() - startedAtMs;
  const { user, system } = process.cpuUsage(cpu);
  const at = `at ${concurrency}`;
  return {
    [`µs of CPU a request ${at}`]: (user + system) / total,
    [`requests a second ${at}`]: (total / elapsedMs) * 1000,
    [`median ms ${at}`]: percentile(tookMs, 0.5),
    [`p99 ms ${at}`]: percentile(tookMs, 0.99),
  };
}
