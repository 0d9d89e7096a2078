import { expect, it } from "vitest";
import { countAvoidableFailures, type SoakReport, type TokenSpan } from "./soak-report.ts";

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
