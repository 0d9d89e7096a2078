// node src/run.ts [--try] [benchmark …]: measures, writes results/<benchmark>.json, and then the report from all of them.
import { availableParallelism, cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { benchmarkNames, loadBenchmark } from "./benchmarks.ts";
import { versionOf } from "./machine-node.ts";
import { writeReport } from "./report/write-report.ts";
import { writeResult } from "./results.ts";
import { runRounds } from "./rounds.ts";

const log = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
const { values, positionals } = parseArgs({
  options: { "report-only": { type: "boolean" }, try: { type: "boolean" } },
  allowPositionals: true,
});
const asked = positionals.length > 0 ? positionals : benchmarkNames;
const names = values["report-only"] ? [] : asked;

const machine = {
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: availableParallelism(),
  memoryGigabytes: Math.round(totalmem() / 1e9),
  measuredAt: new Date().toISOString().slice(0, 10),
};

for (const name of names) {
  const benchmark = await loadBenchmark(name);
  const node = versionOf(benchmark.node?.() ?? process.execPath);
  const candidates = await runRounds(name, values.try ? { ...benchmark, rounds: 1 } : benchmark, log);
  if (!values.try)
    await writeResult(name, { title: benchmark.title, machine: { ...machine, node }, candidates });
}
if (!values.try) await writeReport();
