import { expect, it } from "vitest";
import { createClockWarning } from "./clock-warning.js";

const warningOf = (skewMs: number, applied: boolean) => {
  const warnings: string[] = [];
  createClockWarning((text) => warnings.push(text)).listen({ type: "clock_skew", skewMs, applied });
  return warnings.join("\n");
};

it.each([
  [600_000, true, /600 s behind BigCommerce's/],
  [-600_000, true, /600 s ahead of BigCommerce's/],
  [0, true, /agrees with BigCommerce's again/],
  [86_400_000, false, /differs by 86400 s.*too much to be right/],
] as const)("a skew of %i ms, believed: %s, is reported in words", (skewMs, applied, words) => {
  expect(warningOf(skewMs, applied)).toMatch(words);
});
