// One process under load, as an app would set it up; run with --conditions=react-server --expose-gc.
import {
  type BigCommerce,
  type BigCommerceEvent,
  createBigCommerce,
  getErrorCode,
  redisTokenStore,
} from "next-bigcommerce";
import { connectionTo } from "../../src/connection.fixture.ts";
import { connectRedis } from "./connect-redis.ts";
import { createDurationHistogram } from "./duration-histogram.ts";
import type { SoakFailure, SoakReport, SoakStart, TokenSpan } from "./soak-report.ts";

const { REDIS_PORT, EMULATOR_URL } = process.env;
const document = "query Soak { customer { entityId email } }";
/** After this share of the run everything is loaded and compiled: from then on the heap is compared. */
const warmUpShare = 0.3;

const tokenStore =
  REDIS_PORT === undefined ? undefined : redisTokenStore(await connectRedis(Number(REDIS_PORT)));

/** What the package's events say about tokens. */
class HeardEvents {
  readonly counts: Record<string, number> = {};
  readonly served: Record<string, number> = {};
  readonly tokens: TokenSpan[] = [];
  readonly #expiryMarginSeconds: number;

  constructor(expiryMarginSeconds: number) {
    this.#expiryMarginSeconds = expiryMarginSeconds;
  }

  hear(event: BigCommerceEvent): void {
    count(this.counts, event.type);
    if (event.type === "token_served") count(this.served, event.source);
    if (event.type === "token_minted" || event.type === "token_loaded") this.#beginSpan(event.expiresAt);
    if (event.type === "token_evicted") this.#endSpan();
  }

  #beginSpan(expiresAt: number): void {
    const usableUntilMs = (expiresAt - this.#expiryMarginSeconds) * 1000;
    this.tokens.push({ expiresAt, fromMs: Date.now(), usableUntilMs });
  }

  #endSpan(): void {
    const last = this.tokens.at(-1);
    if (last !== undefined) this.tokens.splice(-1, 1, { ...last, usableUntilMs: Date.now(), evicted: true });
  }
}

/** Sends requests, and notes how they end. */
class Requests {
  readonly codes: Record<string, number> = {};
  readonly failures: SoakFailure[] = [];
  readonly durations = createDurationHistogram();
  sent = 0;
  expired = 0;
  readonly #bigcommerce: BigCommerce;

  constructor(bigcommerce: BigCommerce) {
    this.#bigcommerce = bigcommerce;
  }

  /** At a steady rate, however long each takes. Resolves once the last has ended. */
  async sendFor(seconds: number, perSecond: number): Promise<void> {
    const startedAtMs = performance.now();
    const endAtMs = startedAtMs + seconds * 1000;
    const open = new Set<Promise<void>>();
    while (performance.now() < endAtMs) {
      const due = ((performance.now() - startedAtMs) / 1000) * perSecond;
      while (this.sent < due) {
        const one = this.#send();
        open.add(one);
        void one.finally(() => open.delete(one));
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await Promise.all(open);
  }

  async #send(): Promise<void> {
    const startedAtMs = performance.now();
    this.sent += 1;
    if (await this.#takeToken())
      await this.#bigcommerce.customer.query(document).catch((error: unknown) => this.#countCode(error));
    this.durations.add(performance.now() - startedAtMs);
  }

  /** A failure here, of whatever code, is one for want of a token. */
  async #takeToken(): Promise<boolean> {
    try {
      const { expiresAt } = await this.#bigcommerce.getImpersonationToken();
      if (expiresAt * 1000 <= Date.now()) this.expired += 1;
      return true;
    } catch (error) {
      this.failures.push({ atMs: Date.now(), code: this.#countCode(error) });
      return false;
    }
  }

  #countCode(error: unknown): string {
    const code = getErrorCode(error) ?? String(error);
    count(this.codes, code);
    return code;
  }
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

async function run(start: SoakStart): Promise<SoakReport> {
  const { requestsPerSecond, seconds, tokenLifetimeSeconds, expiryMarginSeconds } = start;
  const events = new HeardEvents(expiryMarginSeconds);
  const bigcommerce = createBigCommerce({
    ...connectionTo({ url: String(EMULATOR_URL) }),
    tokenStore,
    tokenLifetimeSeconds,
    expiryMarginSeconds,
    resolveCustomerId: () => 1,
    onEvent: (event) => events.hear(event),
  });
  const requests = new Requests(bigcommerce);
  const heapBytes = await measuringHeap(seconds, () => requests.sendFor(seconds, requestsPerSecond));
  return reportOf(requests, events, heapBytes);
}

/** The sizes of the heap while `work` ran and at its end. */
async function measuringHeap(seconds: number, work: () => Promise<void>): Promise<number[]> {
  const heapBytes: number[] = [];
  const measure = () => {
    globalThis.gc?.();
    heapBytes.push(process.memoryUsage().heapUsed);
  };
  const timer = setInterval(measure, Math.min(15_000, seconds * 1000 * warmUpShare));
  await work();
  clearInterval(timer);
  measure();
  return heapBytes;
}

function reportOf(requests: Requests, events: HeardEvents, heapBytes: number[]): SoakReport {
  const { sent, expired, codes, failures, durations } = requests;
  return {
    requests: sent,
    expired,
    codes,
    events: events.counts,
    served: events.served,
    failures,
    tokens: events.tokens,
    heapBytes,
    medianMs: durations.percentileMs(0.5),
    p99Ms: durations.percentileMs(0.99),
    maxMs: durations.percentileMs(1),
  };
}

process.once("message", async (start: SoakStart) => process.send?.(await run(start)));
process.send?.("ready");
