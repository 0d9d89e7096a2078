import type { Benchmark } from "../benchmark.ts";
import { mintTook } from "../candidates/mint-token.ts";
import { caching, createTokenReader } from "../candidates/token-readers.ts";
import { countMints, resetEmulator, startEmulator } from "../upstream/start-emulator.ts";

const callers = 1_000;
const mintMs = 200;

export const benchmark: Benchmark = {
  title: `${callers.toLocaleString("en")} first reads at once, a mint takes ${mintMs} ms`,
  candidates: caching,
  rounds: 3,
  setUp: startEmulator,
  async measure(candidate) {
    const read = await createTokenReader(candidate, 3600);
    await resetEmulator([{ on: "mint", times: null, delayMs: mintMs }]);
    const startedAtMs = performance.now();
    const results = await Promise.allSettled(Array.from({ length: callers }, read));
    const tookMs = performance.now() - startedAtMs;
    return {
      mints: await countMints(),
      "served of 1,000": results.filter(({ status }) => status === "fulfilled").length,
      "ms until all were served": tookMs,
      "times the last mint": tookMs / mintTook(),
    };
  },
};
