import type { Benchmark } from "./benchmark.ts";

/** In the order of the report. Each is a file of `cases`, loaded alone: a measured process holds nothing of another. */
export const benchmarkNames = [
  "token-read",
  "cold-burst",
  "expiry",
  "graphql-request",
  "graphql-request-variations",
  "graphql-request-machine-node",
  "graphql-request-tls",
  "response-size",
  "channels",
  "fleet",
  "start",
  "next-page",
  "next-page-cache-components",
] as const;

type BenchmarkName = (typeof benchmarkNames)[number];

function isBenchmarkName(name: string): name is BenchmarkName {
  return benchmarkNames.some((known) => known === name);
}

export async function loadBenchmark(name: string): Promise<Benchmark> {
  if (!isBenchmarkName(name)) {
    throw new Error(
      `There is no benchmark ${JSON.stringify(name)}. There are: ${benchmarkNames.join(", ")}.`,
    );
  }
  const { benchmark }: { benchmark: Benchmark } = await import(`./cases/${name}.ts`);
  return benchmark;
}
