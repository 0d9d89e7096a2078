import { expect, it } from "vitest";
import { createDurationHistogram } from "./duration-histogram.ts";
import {
  countAvoidableFailures,
  findFaults,
  heapGrowthMegabytes,
  type SoakReport,
  type TokenSpan,
} from "./soak-report.ts";

const span = (rest: Partial<TokenSpan> = {}): TokenSpan => ({
  expiresAt: 100,
  fromMs: 10_000,
  usableUntilMs: 98_000,
  ...rest,
});
const report = (tokens: TokenSpan[], failuresAtMs: number[]): SoakReport => ({
  ...{ requests: 0, expired: 0, codes: {}, events: {}, served: {}, heapBytes: [] },
  ...{ medianMs: 0, p99Ms: 0, maxMs: 0, tokens },
  failures: failuresAtMs.map((atMs) => ({ atMs, code: "rate_limited" })),
});

it.each([
  ["before anybody had a token", [9000], 0],
  ["just as another process got one", [10_400], 0],
  ["while another process had one", [10_600, 50_000], 2],
  ["after it was over", [98_000], 0],
])("a failure %s counts %j as %i", (_when, failuresAtMs, avoidable) => {
  expect(countAvoidableFailures([report([span()], []), report([], failuresAtMs)], 500)).toBe(avoidable);
});

it("a token that one process saw revoked is valid for nobody from then on", () => {
  const revoked = report([span({ usableUntilMs: 30_000, evicted: true })], []);
  const unaware = report([span()], [20_000, 40_000]);
  expect(countAvoidableFailures([revoked, unaware], 500)).toBe(1);
});

it("a heap that grows after the warm-up is a fault", () => {
  const clean = { expiredTokens: 0, failedWhileTokenWasValid: 0 };
  const growthOf = (...megabytes: number[]) => heapGrowthMegabytes(megabytes.map((each) => each * 1e6));
  expect(findFaults({ ...clean, heapGrowthMegabytes: [growthOf(22, 30, 23), growthOf(20, 18)] })).toEqual([]);
  expect(findFaults({ ...clean, heapGrowthMegabytes: [growthOf(22, 23), growthOf(22, 24, 27)] })).toEqual([
    "the heap of a process grew by 5 MB after its warm-up",
  ]);
  expect(
    findFaults({ expiredTokens: 1, failedWhileTokenWasValid: 2, heapGrowthMegabytes: [0] }),
  ).toHaveLength(2);
});

it("percentiles of a histogram are at most a twentieth too long", () => {
  const durations = createDurationHistogram();
  for (let ms = 1; ms <= 1000; ms += 1) durations.add(ms);
  for (const share of [0.5, 0.99, 1]) {
    expect(durations.percentileMs(share)).toBeGreaterThanOrEqual(share * 1000 - 1);
    expect(durations.percentileMs(share)).toBeLessThanOrEqual(share * 1000 * 1.05);
  }
});
