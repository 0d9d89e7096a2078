import { describe, expect, it } from "vitest";
import { percentile, ratioTo, spreadOf } from "./statistics.ts";

describe("the spread", () => {
  it("of an odd and an even number of values has their middle", () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
    expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 4 });
  });

  it("of nothing is refused", () => {
    expect(() => spreadOf([])).toThrow(RangeError);
  });
});

it("a percentile is a value that was measured", () => {
  const sorted = Array.from({ length: 100 }, (_, index) => index);
  expect(percentile(sorted, 0.99)).toBe(99);
  expect(percentile(sorted, 0.5)).toBe(50);
  expect(percentile(sorted, 1)).toBe(99);
});

it("a ratio compares rounds with the same round of the baseline, so that a slow minute hits both", () => {
  const baseline = { candidate: "floor", rounds: [{ ns: 10 }, { ns: 100 }, { ns: 20 }] };
  const other = { candidate: "other", rounds: [{ ns: 20 }, { ns: 200 }, { ns: 30 }] };
  expect(ratioTo(baseline, other, "ns")).toBe(2);
});
