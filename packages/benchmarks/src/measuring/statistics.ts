import type { CandidateResult } from "../benchmark.ts";

interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @throws {RangeError} if there is nothing to take the middle of. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (lower === undefined || upper === undefined || min === undefined || max === undefined)
    throw new RangeError("No values were measured.");
  return { median: (lower + upper) / 2, min, max };
}

/** The value below which `share` of the sorted values lie. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function spreadOfFigure({ rounds }: CandidateResult, figure: string): Spread {
  return spreadOf(rounds.map((figures) => figures[figure] ?? Number.NaN));
}

/** Within one run: each round's value to the baseline's of the same round, and the median of those. */
export function ratioTo(baseline: CandidateResult, candidate: CandidateResult, figure: string): number {
  const ratios = candidate.rounds.map(
    (figures, round) => (figures[figure] ?? Number.NaN) / (baseline.rounds[round]?.[figure] ?? Number.NaN),
  );
  return spreadOf(ratios).median;
}
