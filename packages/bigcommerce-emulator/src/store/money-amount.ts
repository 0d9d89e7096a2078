/**
 * Rounds an amount to cents, halves up. Decimals are not exact in floating point (1.005 is a little less), so digits
 * after the twelfth do not count. Nothing is 0, never -0, which would be formatted as "-$0.00".
 */
export function roundToCents(amount: number): number {
  // A whole amount needs none of it.
  if (Number.isInteger(amount)) return amount + 0;
  return Math.round(Number((amount * 100).toPrecision(12))) / 100 + 0;
}
