const toleranceMs = 5_000;
/** No clock is this wrong without somebody noticing: such a `Date` was written by something else than BigCommerce. */
const maxSkewMs = 12 * 60 * 60 * 1000;

interface ServerDate {
  readonly date: string | undefined;
  /** A header of caches: an answer that has it may carry the `Date` of another time. */
  readonly age: string | undefined;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

export interface SkewReading {
  /** BigCommerce's clock minus this machine's, in milliseconds, as measured. */
  readonly skewMs: number;
  /** Whether it is to be believed. */
  readonly applied: boolean;
}

/**
 * How far BigCommerce's clock is ahead of this machine's, from an answer's `Date` header, or `undefined` where it says
 * nothing new. The header has whole seconds and was written somewhere between sending and receiving, so a known skew
 * that fits stays as it is.
 */
export function readSkew(
  knownMs: number,
  { date, age, sentAtMs, receivedAtMs }: ServerDate,
): SkewReading | undefined {
  const serverMs = date === undefined || age !== undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(serverMs)) return undefined;
  const lowest = serverMs - receivedAtMs;
  const highest = serverMs + 1000 - sentAtMs;
  if (knownMs >= lowest - toleranceMs && knownMs <= highest + toleranceMs) return undefined;
  const measuredMs = Math.round((lowest + highest) / 2);
  if (Math.abs(measuredMs) > maxSkewMs) return { skewMs: measuredMs, applied: false };
  return { skewMs: Math.abs(measuredMs) <= toleranceMs ? 0 : measuredMs, applied: true };
}

/**
 * The same from a time that BigCommerce's clock has passed already, as another process knows it: it can only show that
 * this machine's clock is slower than known.
 */
export function readSkewBound(knownMs: number, serverMs: number, nowMs: number): SkewReading | undefined {
  const lowestMs = Math.round(serverMs - nowMs);
  if (lowestMs <= knownMs + toleranceMs) return undefined;
  return { skewMs: lowestMs, applied: Math.abs(lowestMs) <= maxSkewMs };
}
