import { type Benchmark, countingNodeFlags } from "../benchmark.ts";
import { caching, createTokenReader } from "../candidates/token-readers.ts";
import { bytesOfRead, nsOfRead, nsOfReadTogether, warmUp } from "../measuring/read-cost.ts";
import { startEmulator } from "../upstream/start-emulator.ts";

export const benchmark: Benchmark = {
  title: "Reading a token that is cached",
  candidates: ["static token", "plain async function", ...caching],
  rounds: 3,
  baseline: () => "plain async function",
  nodeFlags: countingNodeFlags,
  setUp: startEmulator,
  async measure(candidate) {
    const read = await createTokenReader(candidate, 3600);
    await warmUp(read);
    return {
      "ns a read": await nsOfRead(read),
      "ns a read of 1,000 at once": await nsOfReadTogether(read),
      "bytes a read": await bytesOfRead(read),
    };
  },
};
