/**
 * Rounds an amount to cents, halves up. Decimals are not exact in floating point (1.005 is a little less), so digits
 * after the twelfth do not count. Nothing is 0, never -0, which would be formatted as "-$0.00".
 */
export function roundToCents(amount: number): number {
  // A whole amount needs none of it.
  if (Number.isInteger(amount)) return amount + 0;
  return Math.round(Number((amount * 100).toPrecision(12))) / 100 + 0;
}

/** Spreads an amount over others in proportion, in whole cents, and never more than there is. */
export function allocate(amount: number, shares: readonly number[]): number[] {
  const whole = sumOf(shares);
  if (whole === 0) return shares.map(() => 0);
  const taken = Math.min(amount, whole);
  let before = 0;
  let total = 0;
  return shares.map((share) => {
    total = roundToCents(total + share);
    const upToHere = roundToCents((taken * total) / whole);
    const part = roundToCents(upToHere - before);
    before = upToHere;
    return part;
  });
}

export function sumOf(amounts: readonly number[]): number {
  return roundToCents(amounts.reduce((sum, amount) => sum + amount, 0));
}
