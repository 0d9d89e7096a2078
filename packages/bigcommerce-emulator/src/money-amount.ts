/** An amount to the cent: sums and percentages of decimals leave dust behind. */
export function roundToCents(amount: number): number {
  return Math.round((amount + Number.EPSILON) * 100) / 100;
}
