import { setImmediate as nextTurn } from "node:timers/promises";
import { type Benchmark, countingNodeFlags } from "../benchmark.ts";
import { openEngine, readerOf } from "../candidates/our-engine.ts";
import type { ReadToken } from "../candidates/token-readers.ts";
import { bytesOfRead, nsOfRead, warmUp } from "../measuring/read-cost.ts";
import { countMints, resetEmulator, startEmulator } from "../upstream/start-emulator.ts";

const counts: Readonly<Record<string, number>> = {
  "1 channel": 1,
  "10 channels": 10,
  "100 channels": 100,
  "1,000 channels": 1_000,
};
const idsOf = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Of an engine that only loads and compiles what the measured one uses. */
const warmUpChannel = 1_001;
const waitingCallers = 10_000;
const mintMs = 2_000;

export const benchmark: Benchmark = {
  title: "Reading a token with more and more channels configured",
  candidates: Object.keys(counts),
  rounds: 3,
  baseline: () => "1 channel",
  nodeFlags: countingNodeFlags,
  setUp: () => startEmulator({ channels: idsOf(warmUpChannel) }),
  async measure(candidate) {
    await readerOf(openEngine({ channelIds: [warmUpChannel] }))();
    const read = readerOf(openEngine({ channelIds: idsOf(counts[candidate] ?? 0) }));
    await resetEmulator([{ on: "mint", times: null, delayMs: mintMs }]);
    const bytesAWaitingCaller = await bytesOfWaiting(read);
    await warmUp(read);
    return {
      "ns a read": await nsOfRead(read),
      "bytes a read": await bytesOfRead(read),
      "bytes a waiting caller": bytesAWaitingCaller,
    };
  },
};

/** What the callers of a cold engine hold while the mint that all wait for is on its way. */
async function bytesOfWaiting(read: ReadToken): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const waiting = Array.from({ length: waitingCallers }, read);
  await nextTurn();
  globalThis.gc?.();
  const bytes = process.memoryUsage().heapUsed - before;
  await Promise.all(waiting);
  const mints = await countMints();
  if (mints !== 1) throw new Error(`The callers waited for ${mints} mints instead of one.`);
  return bytes / waitingCallers;
}
