import { expect, test } from "vitest";
import { drawLatencyMs, type Latency, latencySchema } from "./latency.js";
import { SeededRandom } from "./seeded-random.js";

const draw = (latency: Latency) => {
  const random = new SeededRandom(1);
  return Array.from({ length: 20_000 }, () => drawLatencyMs(latency, () => random.next())).sort(
    (a, b) => a - b,
  );
};
const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.floor(sorted.length * share)] ?? Number.NaN;

test("a log-normal latency has the given median and 99th percentile", () => {
  const drawn = draw({ medianMs: 80, p99Ms: 900 });
  expect(Math.abs(percentile(drawn, 0.5) / 80 - 1)).toBeLessThan(0.05);
  expect(Math.abs(percentile(drawn, 0.99) / 900 - 1)).toBeLessThan(0.1);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(600_000);
});

test("an even latency stays between its bounds and fills the range", () => {
  const drawn = draw({ minMs: 50, maxMs: 400 });
  expect([Math.round(percentile(drawn, 0)), Math.round(percentile(drawn, 0.9999))]).toEqual([50, 400]);
  expect(Math.abs(percentile(drawn, 0.5) - 225)).toBeLessThan(10);
});

test.each([
  { minMs: 5, maxMs: 4 },
  { medianMs: 0, p99Ms: 1 },
  { medianMs: 9, p99Ms: 8 },
  -1,
  "5",
  { medianMs: 1 },
])("%j is not a valid latency", (latency) => {
  expect(latencySchema.safeParse(latency).success).toBe(false);
});
