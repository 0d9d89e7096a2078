import fc from "fast-check";
import { expect, test } from "vitest";
import { roundToCents } from "./money-amount.js";

test("a percentage of an amount rounds as in whole cents", () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: 0, max: 100 }), (cents, percentOff) => {
      const exact = Math.round((cents * (100 - percentOff)) / 100) / 100;
      expect(roundToCents((cents / 100) * (1 - percentOff / 100))).toBe(exact);
    }),
  );
});

test("halves round up, in spite of inexact decimals", () => {
  expect([1.005, 2.675, 0.1 + 0.2, 74.025].map(roundToCents)).toEqual([1.01, 2.68, 0.3, 74.03]);
});

test("a sum that is a little under zero is zero", () => {
  expect(roundToCents(0.3 - (0.1 + 0.2))).toBe(0);
});
