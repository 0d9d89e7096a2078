import type { Benchmark } from "../benchmark.ts";
import { ratioTo, spreadOfFigure } from "../measuring/statistics.ts";
import type { Result } from "../results.ts";

const ours = /^next-bigcommerce/;

/** Three digits that mean something, and no more than a reader takes in. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (Math.abs(value) < 10) return value.toLocaleString("en", { maximumFractionDigits: 2 });
  return Number(value.toPrecision(3)).toLocaleString("en", { maximumFractionDigits: 1 });
}

/** Medians, with the smallest and the largest of the rounds; ratios to the baseline within the same rounds. */
export function formatTable({ candidates }: Result, baselineOf: Benchmark["baseline"]): string {
  const figures = [...new Set(candidates.flatMap(({ rounds }) => Object.keys(rounds[0] ?? {})))];
  const baselines = candidates.map(({ candidate: name }) =>
    candidates.find(({ candidate }) => candidate === baselineOf?.(name)),
  );
  const hasRatio = (figure: string) =>
    baselines.some((baseline) => baseline?.rounds[0]?.[figure] !== undefined);
  const headings = figures.flatMap((figure) => (hasRatio(figure) ? [figure, "ratio"] : [figure]));
  const rows = candidates.map((result, index) => {
    const baseline = baselines[index];
    return [
      ours.test(result.candidate) ? `**${result.candidate}**` : result.candidate,
      ...figures.flatMap((figure) =>
        hasRatio(figure)
          ? [formatSpread(result, figure), formatRatio(baseline, result, figure)]
          : [formatSpread(result, figure)],
      ),
    ];
  });
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = line(["---", ...headings.map(() => "--:")]);
  return [line(["", ...headings]), rule, ...rows.map(line)].join("\n");
}

function formatSpread(result: CandidateResult, figure: string): string {
  const { median, min, max } = spreadOfFigure(result, figure);
  const range = min === max || Number.isNaN(min) ? "" : ` (${formatNumber(min)}–${formatNumber(max)})`;
  return `${formatNumber(median)}${range}`;
}

function formatRatio(baseline: CandidateResult | undefined, result: CandidateResult, figure: string): string {
  const ratio = baseline === undefined ? Number.NaN : ratioTo(baseline, result, figure);
  return Number.isFinite(ratio) ? `${formatNumber(ratio)}x` : "–";
}

type CandidateResult = Result["candidates"][number];
