import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoffMs, readRetryAfterMs } from "./back-off.js";

const answer = (headers: Record<string, string>) => ({ header: (name: string) => headers[name] });

describe("how long BigCommerce asks to wait", () => {
  it.each([
    [{ "x-retry-after": "3" }, 3000],
    [{ "x-rate-limit-time-reset-ms": "1500" }, 1500],
    [{ "x-retry-after": "3", "x-rate-limit-time-reset-ms": "4500" }, 4500],
    [{ "x-retry-after": "30", "x-rate-limit-time-reset-ms": "4500" }, 30_000],
    [{ "retry-after": "2" }, 2000],
  ])("%o means %i ms", (headers, expected) => {
    expect(readRetryAfterMs(answer(headers))).toBe(expected);
  });

  it.each([
    {},
    { "x-retry-after": "" },
    { "x-retry-after": "0" },
    { "x-retry-after": "soon" },
    { "x-retry-after": "-5" },
  ])("%o says nothing", (headers) => {
    expect(readRetryAfterMs(answer(headers))).toBeUndefined();
  });

  it("no header, however odd, makes it zero, negative or not a number", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (seconds, milliseconds) => {
        const waitMs = readRetryAfterMs(
          answer({ "x-retry-after": seconds, "x-rate-limit-time-reset-ms": milliseconds }),
        );
        expect(waitMs === undefined || (waitMs > 0 && waitMs <= 86_400_000)).toBe(true);
      }),
    );
  });
});

it("the back-off doubles up to its cap, with jitter over the upper half of the step", () => {
  expect([1, 2, 3, 4].map((attempt) => backoffMs(attempt, 0))).toEqual([500, 1000, 2000, 4000]);
  expect([1, 2, 3, 4].map((attempt) => backoffMs(attempt, 0.999999))).toEqual([1000, 2000, 4000, 8000]);
  expect(backoffMs(1000, 0.999999)).toBe(60_000);
});
