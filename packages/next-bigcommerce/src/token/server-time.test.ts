import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSkew, readSkewBound } from "./server-time.js";

const nowMs = 1_750_000_000_000;
const hourMs = 3_600_000;
const at = (serverMs: number, sentAtMs: number, receivedAtMs: number, age?: string) => ({
  date: new Date(serverMs).toUTCString(),
  age,
  sentAtMs,
  receivedAtMs,
});

describe("the clock", () => {
  it("is left alone by a response that agrees with it", () => {
    expect(readSkew(0, at(nowMs, nowMs - 100, nowMs + 100))).toBeUndefined();
  });

  it("has no skew again after this machine's clock was corrected", () => {
    expect(readSkew(2 * hourMs, at(nowMs, nowMs, nowMs))).toEqual({ skewMs: 0, applied: true });
  });

  it.each([undefined, "", "yesterday", "0"])("a Date of %j is not applied", (date) => {
    const reading = readSkew(1234, { date, age: undefined, sentAtMs: nowMs, receivedAtMs: nowMs });
    expect(reading?.applied ?? false).toBe(false);
  });

  it.each(["0", "3600", ""])("a response with Age: %j came from a cache, and its Date is ignored", (age) => {
    expect(readSkew(0, at(nowMs + hourMs, nowMs, nowMs, age))).toBeUndefined();
  });

  it.each([-24, -13, 13, 24, 48])("a Date that is %i hours off is reported and not applied", (hours) => {
    const reading = readSkew(0, at(nowMs + hours * hourMs, nowMs, nowMs));
    expect(reading?.applied).toBe(false);
    expect(Math.round((reading?.skewMs ?? 0) / hourMs)).toBe(hours);
  });

  it("a slow response does not change it: the server wrote the date somewhere on the way", () => {
    expect(readSkew(0, at(nowMs + 1000, nowMs, nowMs + 10_000))).toBeUndefined();
  });

  it("is measured to within a second and the time on the way, for any skew up to twelve hours", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -43_190_000, max: 43_190_000 }),
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 0, max: 1000 }),
        (skewMs, wayMs, offsetMs) => {
          const sentAtMs = nowMs + offsetMs;
          const reading = readSkew(0, at(sentAtMs + wayMs / 2 + skewMs, sentAtMs, sentAtMs + wayMs));
          const measured = reading?.skewMs ?? 0;
          expect(Math.abs(measured - skewMs)).toBeLessThanOrEqual(5000 + 1000 + wayMs);
        },
      ),
    );
  });
});

describe("a time that another process knows", () => {
  it.each([
    ["before this one's is no news", nowMs - 60_000, undefined],
    ["within the tolerance is no news", nowMs + 5000, undefined],
    ["past this one's moves the clock to it", nowMs + 60_000, { skewMs: 60_000, applied: true }],
    ["a day ahead is not believed", nowMs + 24 * hourMs, { skewMs: 24 * hourMs, applied: false }],
  ])("%s", (_name, serverMs, reading) => {
    expect(readSkewBound(0, serverMs, nowMs)).toEqual(reading);
  });
});
