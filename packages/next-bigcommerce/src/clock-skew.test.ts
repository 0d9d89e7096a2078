import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctSkewMs } from "./clock-skew.js";

const at = (serverMs: number, sentAtMs: number, receivedAtMs: number) => ({
  date: new Date(serverMs).toUTCString(),
  sentAtMs,
  receivedAtMs,
});
const nobody = () => {};

describe("the clock", () => {
  it("an answer in step leaves it alone", () => {
    expect(correctSkewMs(0, at(1_750_000_000_000, 1_749_999_999_900, 1_750_000_000_100), nobody)).toBe(0);
  });

  it("returns to none when this machine's clock was mended", () => {
    expect(correctSkewMs(7200_000, at(1_750_000_000_000, 1_750_000_000_000, 1_750_000_000_000), nobody)).toBe(
      0,
    );
  });

  it.each([undefined, "", "yesterday", "0"])("a Date of %j changes nothing it cannot justify", (date) => {
    const skew = correctSkewMs(
      1234,
      { date, sentAtMs: 1_750_000_000_000, receivedAtMs: 1_750_000_000_000 },
      nobody,
    );
    expect(skew).toBe(1234);
  });

  it("a slow answer does not move it: the server wrote the date somewhere on the way", () => {
    expect(correctSkewMs(0, at(1_750_000_001_000, 1_750_000_000_000, 1_750_000_010_000), nobody)).toBe(0);
  });

  it("is measured to within a second and the time on the way, for any skew up to a day", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -86_000_000, max: 86_000_000 }),
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 0, max: 1000 }),
        (skewMs, wayMs, offsetMs) => {
          const sentAtMs = 1_750_000_000_000 + offsetMs;
          const measured = correctSkewMs(
            0,
            at(sentAtMs + wayMs / 2 + skewMs, sentAtMs, sentAtMs + wayMs),
            nobody,
          );
          expect(Math.abs(measured - skewMs)).toBeLessThanOrEqual(5000 + 1000 + wayMs);
        },
      ),
    );
  });
});
