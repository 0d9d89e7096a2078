// One candidate of one benchmark, in this process alone. Prints its figures as the last line.
import { loadBenchmark } from "./benchmarks.ts";

const [name = "", candidate = ""] = process.argv.slice(2);
const benchmark = await loadBenchmark(name);
const figures = await benchmark.measure(candidate);
process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit(0));
