import type { Result } from "../results.ts";
import { ratioTo, spreadOfFigure } from "../statistics.ts";

const ours = /^next-bigcommerce/;

/** Three digits that mean something, and no more than a reader takes in. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (Math.abs(value) < 10) return value.toLocaleString("en", { maximumFractionDigits: 2 });
  return Number(value.toPrecision(3)).toLocaleString("en", { maximumFractionDigits: 1 });
}

/** Medians, with the smallest and the largest of the rounds; ratios to the baseline within the same rounds. */
export function formatTable({ candidates }: Result, baselineName: string | undefined): string {
  const figures = Object.keys(candidates[0]?.rounds[0] ?? {});
  const baseline = candidates.find(({ candidate }) => candidate === baselineName);
  const headings = figures.flatMap((figure) => (baseline === undefined ? [figure] : [figure, "ratio"]));
  const rows = candidates.map((result) => [
    ours.test(result.candidate) ? `**${result.candidate}**` : result.candidate,
    ...figures.flatMap((figure) => {
      const { median, min, max } = spreadOfFigure(result, figure);
      const range = min === max ? "" : ` (${formatNumber(min)}–${formatNumber(max)})`;
      const cell = `${formatNumber(median)}${range}`;
      return baseline === undefined ? [cell] : [cell, `${formatNumber(ratioTo(baseline, result, figure))}x`];
    }),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = line(["---", ...headings.map(() => "--:")]);
  return [line(["", ...headings]), rule, ...rows.map(line)].join("\n");
}
