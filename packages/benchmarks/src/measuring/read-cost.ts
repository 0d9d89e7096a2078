import type { ReadToken } from "../candidates/token-readers.ts";
import { spreadOf } from "./statistics.ts";

const batch = 20_000;
const timedBatches = 40;
const atOnce = 1_000;

export async function warmUp(read: ReadToken): Promise<void> {
  await readInTurn(read, batch * 5);
}

/** One read after another. */
export const nsOfRead = (read: ReadToken) => medianNs(() => readInTurn(read, batch));

/** Reads begun together. */
export const nsOfReadTogether = (read: ReadToken) => medianNs(() => readTogether(read, batch / atOnce));

async function readInTurn(read: ReadToken, times: number): Promise<void> {
  for (let index = 0; index < times; index += 1) await read();
}

async function readTogether(read: ReadToken, times: number): Promise<void> {
  for (let index = 0; index < times; index += 1) await Promise.all(Array.from({ length: atOnce }, read));
}

async function medianNs(readBatch: () => Promise<void>): Promise<number> {
  const samples: number[] = [];
  for (let index = 0; index < timedBatches; index += 1) {
    const startedAtMs = performance.now();
    await readBatch();
    samples.push(((performance.now() - startedAtMs) * 1e6) / batch);
  }
  return spreadOf(samples).median;
}

/** With `countingNodeFlags`. */
export async function bytesOfRead(read: ReadToken): Promise<number> {
  const samples: number[] = [];
  for (let index = 0; index < 15; index += 1) {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    await readInTurn(read, batch);
    samples.push((process.memoryUsage().heapUsed - before) / batch);
  }
  return spreadOf(samples).median;
}
