import type { Benchmark } from "../benchmark.ts";
import { startEmulator } from "../start-emulator.ts";
import { spreadOf } from "../statistics.ts";
import { caching, createTokenReader, type ReadToken } from "../token-readers.ts";

const batch = 20_000;
const batches = 40;
const atOnce = 1_000;

export const benchmark: Benchmark = {
  title: "Reading a token that is cached",
  candidates: ["static token", "plain async function", ...caching],
  rounds: 7,
  baseline: "plain async function",
  setUp: startEmulator,
  async measure(candidate) {
    const read = await createTokenReader(candidate, 3600);
    await readInTurn(read, batch * 5);
    const alone = await medianNs(() => readInTurn(read, batch), batch);
    const together = await medianNs(() => readTogether(read, batch / atOnce), batch);
    return {
      "ns a read": alone,
      "ns a read of 1,000 at once": together,
      "bytes a read": await bytesOf(read),
    };
  },
};

async function readInTurn(read: ReadToken, times: number): Promise<void> {
  for (let index = 0; index < times; index += 1) await read();
}

async function readTogether(read: ReadToken, times: number): Promise<void> {
  for (let index = 0; index < times; index += 1) await Promise.all(Array.from({ length: atOnce }, read));
}

async function medianNs(work: () => Promise<void>, reads: number): Promise<number> {
  const samples: number[] = [];
  for (let index = 0; index < batches; index += 1) {
    const startedAtMs = performance.now();
    await work();
    samples.push(((performance.now() - startedAtMs) * 1e6) / reads);
  }
  return spreadOf(samples).median;
}

/** The young generation is large enough (`--max-semi-space-size`) that nothing of a batch is collected. */
async function bytesOf(read: ReadToken): Promise<number> {
  const samples: number[] = [];
  for (let index = 0; index < 15; index += 1) {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    await readInTurn(read, batch);
    samples.push((process.memoryUsage().heapUsed - before) / batch);
  }
  return spreadOf(samples).median;
}
