export interface SoakStart {
  readonly requestsPerSecond: number;
  readonly seconds: number;
  readonly tokenLifetimeSeconds: number;
  readonly expiryMarginSeconds: number;
}

/** A request that had no token. */
export interface SoakFailure {
  readonly atMs: number;
  readonly code: string;
}

/** While a process could use a token. */
export interface TokenSpan {
  readonly expiresAt: number;
  readonly fromMs: number;
  readonly usableUntilMs: number;
  readonly evicted?: boolean;
}

/** What one process saw. */
export interface SoakReport {
  readonly requests: number;
  /** Tokens handed out at or after their expiry. */
  readonly expired: number;
  /** Failed requests by code. */
  readonly codes: Readonly<Record<string, number>>;
  readonly events: Readonly<Record<string, number>>;
  /** Where tokens came from. */
  readonly served: Readonly<Record<string, number>>;
  readonly failures: readonly SoakFailure[];
  readonly tokens: readonly TokenSpan[];
  /** After a garbage collection: once warmed up, then every 15 s, and at the end. */
  readonly heapBytes: readonly number[];
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/**
 * Requests that failed for want of a token while some process of the fleet had a valid one. A token that any process
 * saw rejected was revoked, and counts as valid for nobody from then on.
 *
 * @param onTheWayMs - How long a token that one process has just got may take to reach the others.
 */
export function countAvoidableFailures(reports: readonly SoakReport[], onTheWayMs: number): number {
  const spans = reports.flatMap(({ tokens }) => tokens);
  const revokedAtMs = new Map<number, number>();
  for (const { expiresAt, usableUntilMs, evicted } of spans) {
    if (evicted) revokedAtMs.set(expiresAt, Math.min(usableUntilMs, revokedAtMs.get(expiresAt) ?? Infinity));
  }
  const wasAvoidable = ({ atMs }: SoakFailure) =>
    spans.some(({ expiresAt, fromMs, usableUntilMs }) => {
      const untilMs = Math.min(usableUntilMs, revokedAtMs.get(expiresAt) ?? Infinity);
      return atMs > fromMs + onTheWayMs && atMs < untilMs;
    });
  return reports.flatMap(({ failures }) => failures).filter(wasAvoidable).length;
}

/** The sums of several counts. */
export function addCounts(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, count] of counts.flatMap((one) => Object.entries(one)))
    sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

/** More than this between the warm-up and the end is a leak: BigCommerce's answers and a run's own counts are far less. */
export const maxHeapGrowthMegabytes = 4;

/** How much the heap of a process grew from the end of the warm-up to the end. */
export function heapGrowthMegabytes(heapBytes: readonly number[]): number {
  const [warm = 0] = heapBytes;
  return Math.round(((heapBytes.at(-1) ?? warm) - warm) / 1e5) / 10;
}

interface SoakFindings {
  readonly expiredTokens: number;
  readonly failedWhileTokenWasValid: number;
  readonly heapGrowthMegabytes: readonly number[];
}

/** What a run found wrong; an empty list is a pass. */
export function findFaults(found: SoakFindings): readonly string[] {
  const growth = Math.max(...found.heapGrowthMegabytes);
  const faults = [
    found.expiredTokens > 0 && `${found.expiredTokens} expired tokens were handed out`,
    found.failedWhileTokenWasValid > 0 &&
      `${found.failedWhileTokenWasValid} requests had no token while the fleet had a valid one`,
    growth > maxHeapGrowthMegabytes && `the heap of a process grew by ${growth} MB after its warm-up`,
  ];
  return faults.filter((fault) => fault !== false);
}
