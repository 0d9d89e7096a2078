import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createEmulator } from "bigcommerce-emulator";
import { findRedisServer } from "./find-redis-server.ts";
import { createSoakFaults } from "./soak-faults.ts";
import {
  addCounts,
  countAvoidableFailures,
  heapGrowthMegabytes,
  type SoakReport,
  type SoakStart,
} from "./soak-report.ts";
import { startRedis } from "./start-redis.ts";

export interface SoakOptions {
  readonly seconds: number;
  readonly processes: number;
  /** Of the whole fleet; each asks for a token and runs a query. */
  readonly requestsPerSecond: number;
  readonly tokenLifetimeSeconds: number;
  readonly expiryMarginSeconds: number;
  /** Share of BigCommerce's answers that are faults. */
  readonly faults: number;
  readonly seed: number;
  /** How long a token that one process has just got may take to reach the others. */
  readonly onTheWayMs: number;
}

const worker = fileURLToPath(new URL("./soak-worker.ts", import.meta.url));

/** A fleet under load for a while, over a BigCommerce that fails at random, and what came of it. */
export async function runSoak(options: SoakOptions) {
  const emulator = await createEmulator({ seed: options.seed });
  const redisServer = findRedisServer();
  const redis = redisServer === undefined ? undefined : await startRedis(redisServer);
  const port = redis === undefined ? {} : { REDIS_PORT: String(redis.port) };
  const env = { ...process.env, EMULATOR_URL: emulator.url, ...port };
  const execArgv = ["--conditions=react-server", "--expose-gc"];
  const workers = Array.from({ length: options.processes }, () => fork(worker, { execArgv, env }));
  try {
    await Promise.all(workers.map((child) => once(child, "message")));
    emulator.faults.add(createSoakFaults(options.faults));
    const requestsPerSecond = options.requestsPerSecond / options.processes;
    const reports = await Promise.all(workers.map((child) => soak(child, { ...options, requestsPerSecond })));
    return summarize(reports, options.onTheWayMs, { ...emulator.stats(), withRedis: redis !== undefined });
  } finally {
    for (const child of workers) child.kill("SIGKILL");
    await redis?.stop();
    await emulator.close();
  }
}

async function soak(child: ChildProcess, command: SoakStart): Promise<SoakReport> {
  const answer = once(child, "message");
  child.send(command);
  const [report] = await answer;
  return report;
}

function summarize(reports: readonly SoakReport[], onTheWayMs: number, upstream: object) {
  const sum = (read: (report: SoakReport) => number) =>
    reports.reduce((total, report) => total + read(report), 0);
  const codes = addCounts(reports.map((report) => report.codes));
  return {
    requests: sum(({ requests }) => requests),
    expiredTokens: sum(({ expired }) => expired),
    failedForWantOfToken: sum(({ failures }) => failures.length),
    failedWhileTokenWasValid: countAvoidableFailures(reports, onTheWayMs),
    failedByCode: codes,
    tokensFrom: addCounts(reports.map(({ served }) => served)),
    events: addCounts(reports.map(({ events }) => events)),
    medianMs: reports.map(({ medianMs }) => medianMs),
    p99Ms: reports.map(({ p99Ms }) => p99Ms),
    maxMs: reports.map(({ maxMs }) => maxMs),
    heapMegabytes: reports.map(({ heapBytes }) => heapBytes.map((bytes) => Math.round(bytes / 1e5) / 10)),
    heapGrowthMegabytes: reports.map(({ heapBytes }) => heapGrowthMegabytes(heapBytes)),
    upstream,
  };
}
