import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { benchmarkNames, loadBenchmark } from "../benchmarks.ts";
import { type Result, readResult } from "../results.ts";
import { drawBars, drawLines, type PlotOptions } from "./draw-plot.ts";
import { formatTable } from "./format-table.ts";
import { writeSummary } from "./write-summary.ts";

const document = new URL("../../../next-bigcommerce/docs/performance.md", import.meta.url);
const plotsFolder = new URL("../../plots/", import.meta.url);

type Plot = PlotOptions & { readonly draw: (result: Result, options: PlotOptions) => Promise<string> };

const plots: Readonly<Record<string, Plot>> = {
  "token-read": { draw: drawBars, figure: "ns a read", scale: "log" },
  expiry: { draw: drawBars, figure: "reads blocked over 5 ms" },
  "graphql-request": { draw: drawBars, figure: "µs of CPU a request at 64" },
  "graphql-request-machine-node": { draw: drawBars, figure: "µs of CPU a request at 64" },
  "response-size": { draw: drawLines, figure: "µs of CPU a request at 1" },
  "next-page": { draw: drawBars, figure: "ms of CPU a page" },
  "next-page-cache-components": { draw: drawBars, figure: "ms of CPU a page" },
};

/** Puts every result into its place in the document, between the two comments that name it. The words around stay. */
export async function writeReport(): Promise<void> {
  await mkdir(plotsFolder, { recursive: true });
  let text = await readFile(document, "utf8");
  const results = new Map<string, Result>();
  for (const name of benchmarkNames) {
    const result = await readResult(name);
    if (result === undefined) continue;
    results.set(name, result);
    text = replaceSection(text, name, await writeSection(name, result));
  }
  text = replaceSection(text, "summary", writeSummary(results));
  await writeFile(document, text);
  await formatDocument();
}

/** As the repository's own check wants it, so that a new run passes it. */
async function formatDocument(): Promise<void> {
  const biome = fileURLToPath(import.meta.resolve("@biomejs/biome/bin/biome"));
  await promisify(execFile)(process.execPath, [biome, "format", "--write", fileURLToPath(document)]);
}

async function writeSection(name: string, result: Result): Promise<string> {
  const { baseline } = await loadBenchmark(name);
  const rounds = result.candidates[0]?.rounds.length ?? 0;
  const { cpu, cores, memoryGigabytes, node, measuredAt } = result.machine;
  const measured = `${measuredAt}, Node ${node}, ${cpu}, ${cores} cores, ${memoryGigabytes} GB; ${rounds === 1 ? "1 round" : `medians of ${rounds} rounds (smallest–largest)`}.`;
  const parts = [`_${measured}_`, formatTable(result, baseline)];
  const plot = plots[name];
  if (plot !== undefined) {
    await writeFile(new URL(`${name}.svg`, plotsFolder), await plot.draw(result, plot));
    parts.push(`![${result.title}: ${plot.figure}](../../benchmarks/plots/${name}.svg)`);
  }
  return parts.join("\n\n");
}

function replaceSection(text: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from === -1 || to < from)
    throw new Error(`performance.md has no place for ${name}: ${open} … ${close}.`);
  return `${text.slice(0, from + open.length)}\n\n${content}\n\n${text.slice(to)}`;
}
