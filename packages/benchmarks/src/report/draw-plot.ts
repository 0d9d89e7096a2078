import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { spreadOfFigure } from "../measuring/statistics.ts";
import type { Result } from "../results.ts";

const [oursColor, othersColor] = ["#0b6e4f", "#9aa5b1"];

export interface PlotOptions {
  readonly figure: string;
  readonly scale?: "linear" | "log";
}

/** One bar a candidate: the median, and a line from the smallest to the largest round. */
export function drawBars(result: Result, { figure, scale = "linear" }: PlotOptions): Promise<string> {
  const values = result.candidates.map((candidate) => ({
    candidate: candidate.candidate,
    ours: candidate.candidate.startsWith("next-bigcommerce"),
    ...spreadOfFigure(candidate, figure),
  }));
  const y = { field: "candidate", type: "nominal" as const, sort: null, title: null };
  const axis = (field: string) => ({
    field,
    type: "quantitative" as const,
    title: figure,
    scale: scale === "log" ? { type: "log" as const } : { zero: true },
  });
  return toSvg({
    title: { text: result.title, anchor: "start" },
    width: 520,
    background: "white",
    config: { axis: { labelLimit: 260 } },
    data: { values },
    layer: [
      {
        mark: scale === "log" ? { type: "point", filled: true, size: 90 } : { type: "bar", height: 14 },
        encoding: { y, x: axis("median"), color: colorByOurs },
      },
      { mark: { type: "rule", strokeWidth: 2 }, encoding: { y, x: axis("min"), x2: { field: "max" } } },
    ],
  });
}

const colorByOurs = {
  condition: { test: "datum.ours", value: oursColor },
  value: othersColor,
};

/** One line a client over what is named in the candidates as "<client>, <number> <unit>". */
export function drawLines(result: Result, { figure }: PlotOptions): Promise<string> {
  const values = result.candidates.map((candidate) => {
    const [client = "", size = ""] = candidate.candidate.split(", ");
    return { client, size: Number.parseFloat(size), value: spreadOfFigure(candidate, figure).median };
  });
  const unit = result.candidates[0]?.candidate.split(" ").at(-1) ?? "";
  return toSvg({
    title: { text: result.title, anchor: "start" },
    width: 520,
    height: 260,
    background: "white",
    data: { values },
    mark: { type: "line", point: true },
    encoding: {
      x: { field: "size", type: "quantitative", title: unit, scale: { type: "log" } },
      y: { field: "value", type: "quantitative", title: figure, scale: { type: "log" } },
      color: { field: "client", type: "nominal", title: null, scale: { range: [oursColor, othersColor] } },
    },
  });
}

async function toSvg(spec: TopLevelSpec): Promise<string> {
  const view = new vega.View(vega.parse(compile(spec).spec), { renderer: "none" });
  return `${await view.toSVG()}\n`;
}
