import { ratioTo, spreadOfFigure } from "../measuring/statistics.ts";
import type { Result } from "../results.ts";
import { formatNumber } from "./format-table.ts";

/** One figure of one benchmark's result; with `to`, as a ratio to that candidate. */
interface Row {
  readonly label: string;
  readonly benchmark: string;
  readonly figure: string;
  readonly candidate: string;
  readonly to?: string;
}

const cpu = "µs of CPU a request at 64";
const customer = "next-bigcommerce customer";
const ours = "next-bigcommerce";
const fleet = "next-bigcommerce, shared Redis, 50 processes";
const lock = "hand-written Redis lock, 50 processes";

/** What a reader asks first. Each figure stands in the table of its benchmark too. */
const rows: readonly Row[] = [
  {
    label: "CPU of `customer.query`",
    benchmark: "graphql-request",
    figure: cpu,
    candidate: customer,
    to: "raw fetch",
  },
  {
    label: "the same",
    benchmark: "graphql-request",
    figure: cpu,
    candidate: customer,
    to: "bare undici.request",
  },
  { label: "the same", benchmark: "graphql-request", figure: cpu, candidate: customer, to: "bare node:http" },
  {
    label: "the same, the answer in gzip",
    benchmark: "graphql-request-variations",
    figure: cpu,
    candidate: `${customer}, answer in gzip`,
    to: "raw fetch, answer in gzip",
  },
  {
    label: "CPU of `customer.query`",
    benchmark: "graphql-request-machine-node",
    figure: cpu,
    candidate: customer,
    to: "raw fetch",
  },
  {
    label: "CPU of a Next page",
    benchmark: "next-page",
    figure: "ms of CPU a page",
    candidate: ours,
    to: "bare node:http",
  },
  {
    label: "reading the cached token",
    benchmark: "token-read",
    figure: "ns a read",
    candidate: ours,
    to: "plain async function",
  },
  { label: "50 cold processes, mints", benchmark: "fleet", figure: "mints", candidate: fleet },
  {
    label: "50 cold processes, Redis commands",
    benchmark: "fleet",
    figure: "Redis commands",
    candidate: fleet,
  },
  {
    label: "50 cold processes, time",
    benchmark: "fleet",
    figure: "ms until all were served",
    candidate: fleet,
    to: lock,
  },
  {
    label: "first use of the engine, ms",
    benchmark: "start",
    figure: "ms to import, or to use first",
    candidate: `${ours}, first use`,
  },
];

/** A table of the figures that the results have. */
export function writeSummary(results: ReadonlyMap<string, Result>): string {
  const lines = rows.flatMap((row) => {
    const result = results.get(row.benchmark);
    const value = result === undefined ? Number.NaN : readValue(row, result);
    if (result === undefined || Number.isNaN(value)) return [];
    const measured =
      row.to === undefined ? formatNumber(value) : `${formatNumber(value)}x of ${nameOf(row.to)}`;
    return [`| ${row.label} | ${result.machine.node} | ${measured} | ${row.benchmark} |`];
  });
  return ["| | Node | | benchmark |", "| --- | --- | --- | --- |", ...lines].join("\n");
}

const nameOf = (candidate: string) => candidate.replace(/, .*/, "");

function readValue({ figure, candidate: name, to }: Row, { candidates }: Result): number {
  const find = (wanted: string) => candidates.find(({ candidate }) => candidate === wanted);
  const candidate = find(name);
  if (candidate === undefined) return Number.NaN;
  if (to === undefined) return spreadOfFigure(candidate, figure).median;
  const baseline = find(to);
  return baseline === undefined ? Number.NaN : ratioTo(baseline, candidate, figure);
}
