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
export function formatTable({ candidates }: Result, baselineName: string | undefined): string {
  const figures = [...new Set(candidates.flatMap(({ rounds }) => Object.keys(rounds[0] ?? {})))];
  const baseline = candidates.find(({ candidate }) => candidate === baselineName);
  const hasRatio = (figure: string) => baseline?.rounds[0]?.[figure] !== undefined;
  const headings = figures.flatMap((figure) => (hasRatio(figure) ? [figure, "ratio"] : [figure]));
  const rows = candidates.map((result) => [
    ours.test(result.candidate) ? `**${result.candidate}**` : result.candidate,
    ...figures.flatMap((figure) => {
      const { median, min, max } = spreadOfFigure(result, figure);
      const range = min === max || Number.isNaN(min) ? "" : ` (${formatNumber(min)}–${formatNumber(max)})`;
      const cell = `${formatNumber(median)}${range}`;
      return baseline === undefined || !hasRatio(figure)
        ? [cell]
        : [cell, `${formatNumber(ratioTo(baseline, result, figure))}x`];
    }),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = line(["---", ...headings.map(() => "--:")]);
  return [line(["", ...headings]), rule, ...rows.map(line)].join("\n");
}
