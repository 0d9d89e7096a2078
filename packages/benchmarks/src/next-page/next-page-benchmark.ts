import { z } from "zod";
import type { Benchmark, Figures } from "../benchmark.ts";
import { ours } from "../candidates/token-readers.ts";
import { startUpstream } from "../upstream/start-upstream.ts";
import { readCpuMs } from "./cpu-time.ts";
import { loadPage } from "./load-page.ts";
import { buildNextApp, type Variant } from "./run-next.ts";
import { type NextServer, startNext } from "./start-next.ts";

/** Candidates, and the paths of their pages in the app. */
const pages: Readonly<Record<string, string>> = {
  none: "/none",
  "bare node:http": "/node-http",
  "raw fetch": "/raw-fetch",
  "catalyst-client": "/catalyst-client",
  "lru-cache token + fetch": "/lru-cache",
  "unstable_cache token + fetch": "/unstable-cache",
  "use cache token + fetch": "/use-cache",
  [ours]: "/next-bigcommerce",
};

/** `use cache` needs cacheComponents, and the others differ there as they do without. */
const isWithoutUseCache = (name: string) => !name.startsWith("use cache");
const cachingCandidates = ["none", "bare node:http", "raw fetch", "use cache token + fetch", ours];

// Some hundred pages: until then the compiler works beside the server, on the same account.
const warmUpSeconds = 2.5;
const loadSeconds = 3;

/** One page with the customer's orders, in `next start`. */
export function createNextPageBenchmark(variant: Variant, rounds: number): Benchmark {
  const { cacheComponents } = variant;
  return {
    title: `A Next page with one customer query, asked for with a browser's headers, ${cacheComponents ? "with" : "without"} cacheComponents`,
    candidates: cacheComponents ? cachingCandidates : Object.keys(pages).filter(isWithoutUseCache),
    rounds,
    baseline: () => "bare node:http",
    async setUp() {
      await buildNextApp(variant);
      return startUpstream();
    },
    async measure(candidate) {
      const server = await startNext(variant);
      try {
        const figures = await measurePage(server, `${server.url}${pages[candidate]}`);
        return candidate === ours ? { ...figures, ...(await measureGate(server)) } : figures;
      } finally {
        await server.stop();
      }
    },
  };
}

async function measurePage({ pid }: NextServer, url: string): Promise<Figures> {
  await loadPage(url, warmUpSeconds);
  const beforeMs = await readCpuMs(pid);
  const { pages, pagesPerSecond, firstByteMs, lastByteMs } = await loadPage(url, loadSeconds);
  const usedMs = (await readCpuMs(pid)) - beforeMs;
  return {
    "ms of CPU a page": usedMs / pages,
    "pages a second": pagesPerSecond,
    "ms to first byte, median": firstByteMs.median,
    "ms to first byte, p99": firstByteMs.p99,
    "ms to last byte, median": lastByteMs.median,
    "ms to last byte, p99": lastByteMs.p99,
  };
}

const gateSchema = z.object({ nsARead: z.number() });

async function measureGate({ url }: NextServer): Promise<Figures> {
  const response = await fetch(`${url}/gate`);
  return { "ns a read behind the gate": gateSchema.parse(await response.json()).nsARead };
}
