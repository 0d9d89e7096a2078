/**
 * An amount to the cent, halves up. Sums and percentages of decimals leave dust behind (1.005 is a little less), so
 * what is beyond the twelfth digit does not count.
 */
export function roundToCents(amount: number): number {
  return Math.round(Number((amount * 100).toPrecision(12))) / 100;
}
