import type { Benchmark } from "../benchmark.ts";
import { caching, createTokenReader, type ReadToken } from "../candidates/token-readers.ts";
import { percentile } from "../measuring/statistics.ts";
import { isExpired } from "../measuring/token-expiry.ts";
import { countMints, resetEmulator, startEmulator } from "../upstream/start-emulator.ts";

const lifetimeSeconds = 10;
const readsPerSecond = 2_000;
const runMs = 12_000;
const idleMs = 10_500;
const mintMs = 100;
const blockedMs = 5;

export const benchmark: Benchmark = {
  title: `${readsPerSecond.toLocaleString("en")} reads a second over the expiry of tokens that live ${lifetimeSeconds} s, then a pause past the expiry`,
  candidates: caching,
  rounds: 1,
  setUp: startEmulator,
  async measure(candidate) {
    const read = await createTokenReader(candidate, lifetimeSeconds);
    await resetEmulator([{ on: "mint", times: null, delayMs: mintMs }]);
    await read();
    const { expired, waitsMs } = await readSteadily(read);
    const mints = await countMints();
    waitsMs.sort((a, b) => a - b);
    const blocked = waitsMs.length - waitsMs.findLastIndex((ms) => ms <= blockedMs) - 1;
    await new Promise((resolve) => setTimeout(resolve, idleMs));
    const { token } = await read();
    return {
      reads: waitsMs.length,
      mints,
      "expired tokens": expired,
      [`reads blocked over ${blockedMs} ms`]: blocked,
      "longest read ms": percentile(waitsMs, 1),
      "expired after idling": isExpired(token) ? 1 : 0,
    };
  },
};

/** Reads in small groups, one a millisecond tick, so that a late timer does not count as a blocked read. */
async function readSteadily(read: ReadToken) {
  const waitsMs: number[] = [];
  const pending = new Set<Promise<void>>();
  let expired = 0;
  const startedAtMs = performance.now();
  const readOnce = async () => {
    const askedAtMs = performance.now();
    const { token } = await read();
    waitsMs.push(performance.now() - askedAtMs);
    if (isExpired(token)) expired += 1;
  };
  for (let elapsedMs = 0; elapsedMs < runMs; elapsedMs = performance.now() - startedAtMs) {
    const due = Math.floor((elapsedMs * readsPerSecond) / 1000) - waitsMs.length - pending.size;
    for (let index = 0; index < due; index += 1) {
      const reading = readOnce().finally(() => pending.delete(reading));
      pending.add(reading);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(pending);
  return { expired, waitsMs };
}
