import { createNextPageBenchmark } from "../next-page/next-page-benchmark.ts";

export const benchmark = createNextPageBenchmark({ cacheComponents: false }, 5);
