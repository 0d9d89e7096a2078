import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backOffMs, isPaused, spreadMs, startPause } from "./pause.js";

const chance = (random: number) => ({ random: () => random });
const almostOne = 0.999999;

describe("the wait after a failed attempt", () => {
  const steps = (random: number) => [1, 2, 3, 4].map((attempt) => backOffMs({ attempt }, chance(random)));

  it("doubles up to a minute, and is spread over the upper half of the step", () => {
    expect(steps(0)).toEqual([500, 1000, 2000, 4000]);
    expect(steps(almostOne)).toEqual([1000, 2000, 4000, 8000]);
    expect(backOffMs({ attempt: 1000 }, chance(almostOne))).toBe(60_000);
  });

  it("is the named time and up to a tenth more, if that is longer", () => {
    expect(backOffMs({ attempt: 1, namedMs: 30_000 }, chance(0))).toBe(30_000);
    expect(backOffMs({ attempt: 1, namedMs: 30_000 }, chance(almostOne))).toBe(33_000);
    expect(backOffMs({ attempt: 3, namedMs: 10 }, chance(0))).toBe(2000);
  });
});

it("a spread time is between its least and its most", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: almostOne, noNaN: true }), (random) => {
      const ms = spreadMs(1000, 0.5, 1.5, chance(random));
      expect(ms).toBeGreaterThanOrEqual(500);
      expect(ms).toBeLessThanOrEqual(1500);
    }),
  );
});

it("a pause lasts its time, and is over when the clock is set back to before its beginning", () => {
  const pause = startPause(1000, 500);
  expect([999, 1000, 1499, 1500].map((nowMs) => isPaused(pause, nowMs))).toEqual([false, true, true, false]);
  expect(isPaused(undefined, 1000)).toBe(false);
});
