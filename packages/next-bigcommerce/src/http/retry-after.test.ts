import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRetryAfter, readRetryAfterMs } from "./retry-after.js";

const nowMs = Date.UTC(2026, 7, 3, 12);
const read = (headers: Record<string, string>) =>
  readRetryAfterMs({ header: (name: string) => headers[name], receivedAtMs: nowMs });

describe("how long BigCommerce asks to wait", () => {
  it.each([
    [{ "x-retry-after": "3" }, 3000],
    [{ "x-rate-limit-time-reset-ms": "1500" }, 1500],
    [{ "x-retry-after": "3", "x-rate-limit-time-reset-ms": "4500" }, 4500],
    [{ "x-retry-after": "30", "x-rate-limit-time-reset-ms": "4500" }, 30_000],
    [{ "retry-after": "2" }, 2000],
    [{ "retry-after": "99999999999999999999" }, 180_000],
    [{ "retry-after": "1.00000000000000000001" }, 1000],
    [{ "retry-after": "9".repeat(400) }, 180_000],
    [{ "x-retry-after": "soon", "retry-after": "2" }, 2000],
    [{ "x-retry-after": "", "retry-after": "2" }, 2000],
    [{ "x-retry-after": "0", "retry-after": "Mon, 03 Aug 2026 12:00:20 GMT" }, 20_000],
    [{ "x-retry-after": "3", "retry-after": "2" }, 3000],
    [{ "retry-after": "Mon, 03 Aug 2026 12:00:20 GMT" }, 20_000],
    [{ "retry-after": "Mon, 03 Aug 2026 12:00:20 GMT", date: "Mon, 03 Aug 2026 12:00:15 GMT" }, 5000],
    [{ "retry-after": "Monday, 03-Aug-26 12:00:20 GMT" }, 20_000],
    [{ "retry-after": "Mon Aug  3 12:00:20 2026" }, 20_000],
    [{ "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" }, 180_000],
  ])("%o means %i ms", (headers, expected) => {
    expect(read(headers)).toBe(expected);
  });

  it.each([
    {},
    { "x-retry-after": "" },
    { "x-retry-after": "0" },
    { "x-retry-after": "soon" },
    { "x-retry-after": "-5" },
    { "retry-after": "Mon, 03 Aug 2026 12:00:00 GMT" },
    { "retry-after": "Mon, 03 Aug 2026" },
    { "retry-after": "Mon, 99 Aug 2026 12:00:20 GMT" },
  ])("%o says nothing", (headers) => {
    expect(read(headers)).toBeUndefined();
  });

  it("no header, however odd, makes it zero, negative or not a number", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (seconds, milliseconds) => {
        const waitMs = read({ "x-retry-after": seconds, "x-rate-limit-time-reset-ms": milliseconds });
        expect(waitMs === undefined || (waitMs > 0 && waitMs <= 180_000)).toBe(true);
      }),
    );
  });
});

it("a wait is written in whole seconds, never shorter than it is, and at least one", () => {
  expect([0, 1, 1000, 1001, 30_000].map(formatRetryAfter)).toEqual(["1", "1", "1", "2", "30"]);
});
