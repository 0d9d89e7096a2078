/**
 * Rounds an amount to cents, halves up. Decimals are not exact in floating point (1.005 is a little less), so digits
 * after the twelfth do not count.
 */
export function roundToCents(amount: number): number {
  return Math.round(Number((amount * 100).toPrecision(12))) / 100;
}
