// One process under load, as an app would set it up; run with --conditions=react-server --expose-gc.
import { type BigCommerceEvent, createBigCommerce, getErrorCode, redisTokenStore } from "next-bigcommerce";
import { connectionTo } from "../../src/connection.fixture.ts";
import { connectRedis } from "./connect-redis.ts";
import { createDurationHistogram } from "./duration-histogram.ts";
import type { SoakFailure, SoakReport, SoakStart, TokenSpan } from "./soak-report.ts";

const { REDIS_PORT, EMULATOR_URL } = process.env;
const document = "query Soak { customer { entityId email } }";
/** After this share of the run everything is loaded and compiled: from then on the heap is compared. */
const warmUpShare = 0.3;

async function start({ requestsPerSecond, seconds, tokenLifetimeSeconds, expiryMarginSeconds }: SoakStart) {
  const codes: Record<string, number> = {};
  const events: Record<string, number> = {};
  const served: Record<string, number> = {};
  const failures: SoakFailure[] = [];
  const tokens: TokenSpan[] = [];
  const durations = createDurationHistogram();
  const heapBytes: number[] = [];
  let requests = 0;
  let expired = 0;

  const bigcommerce = createBigCommerce({
    ...connectionTo({ url: String(EMULATOR_URL) }),
    tokenStore:
      REDIS_PORT === undefined ? undefined : redisTokenStore(await connectRedis(Number(REDIS_PORT))),
    tokenLifetimeSeconds,
    expiryMarginSeconds,
    resolveCustomerId: () => 1,
    onEvent: hear,
  });

  function hear(event: BigCommerceEvent): void {
    events[event.type] = (events[event.type] ?? 0) + 1;
    if (event.type === "token_served") served[event.source] = (served[event.source] ?? 0) + 1;
    if (event.type === "token_minted" || event.type === "token_loaded") {
      const usableUntilMs = (event.expiresAt - expiryMarginSeconds) * 1000;
      tokens.push({ expiresAt: event.expiresAt, fromMs: Date.now(), usableUntilMs });
    }
    if (event.type === "token_evicted") {
      const last = tokens.at(-1);
      if (last !== undefined) tokens.splice(-1, 1, { ...last, usableUntilMs: Date.now(), evicted: true });
    }
  }

  function count(error: unknown): string {
    const code = getErrorCode(error) ?? String(error);
    codes[code] = (codes[code] ?? 0) + 1;
    return code;
  }

  /** A failure here, of whatever code, is one for want of a token. */
  async function takeToken(): Promise<boolean> {
    try {
      const { expiresAt } = await bigcommerce.getImpersonationToken();
      if (expiresAt * 1000 <= Date.now()) expired += 1;
      return true;
    } catch (error) {
      failures.push({ atMs: Date.now(), code: count(error) });
      return false;
    }
  }

  async function request(): Promise<void> {
    const startedAtMs = performance.now();
    requests += 1;
    if (await takeToken()) await bigcommerce.customer.query(document).catch(count);
    durations.add(performance.now() - startedAtMs);
  }

  function measureHeap(): void {
    globalThis.gc?.();
    heapBytes.push(process.memoryUsage().heapUsed);
  }

  const endAtMs = performance.now() + seconds * 1000;
  const startedAtMs = performance.now();
  const open = new Set<Promise<void>>();
  const heapTimer = setInterval(measureHeap, Math.min(15_000, seconds * 1000 * warmUpShare));
  while (performance.now() < endAtMs) {
    const due = ((performance.now() - startedAtMs) / 1000) * requestsPerSecond;
    while (requests < due) {
      const one = request();
      open.add(one);
      void one.finally(() => open.delete(one));
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(open);
  clearInterval(heapTimer);
  measureHeap();
  const report: SoakReport = {
    requests,
    expired,
    codes,
    events,
    served,
    failures,
    tokens,
    heapBytes,
    medianMs: durations.percentileMs(0.5),
    p99Ms: durations.percentileMs(0.99),
    maxMs: durations.percentileMs(1),
  };
  process.send?.(report);
}

process.once("message", (command: SoakStart) => void start(command));
process.send?.("ready");
