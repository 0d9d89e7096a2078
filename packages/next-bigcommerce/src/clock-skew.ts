import type { EmitEvent } from "./telemetry.js";

const toleranceMs = 5_000;
const maxSkewMs = 24 * 60 * 60 * 1000;

interface ServerDate {
  readonly date: string | undefined;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

/**
 * How far BigCommerce's clock is ahead of this machine's, from an answer's `Date` header. The header has whole seconds
 * and was written somewhere between sending and receiving, so a known skew that fits stays as it is.
 */
export function correctSkewMs(
  knownMs: number,
  { date, sentAtMs, receivedAtMs }: ServerDate,
  emit: EmitEvent,
): number {
  const serverMs = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(serverMs)) return knownMs;
  const lowest = serverMs - receivedAtMs;
  const highest = serverMs + 1000 - sentAtMs;
  if (knownMs >= lowest - toleranceMs && knownMs <= highest + toleranceMs) return knownMs;
  const measuredMs = Math.round((lowest + highest) / 2);
  if (Math.abs(measuredMs) > maxSkewMs) {
    emit({ type: "clock_skew", skewMs: measuredMs, applied: false });
    return knownMs;
  }
  const skewMs = Math.abs(measuredMs) <= toleranceMs ? 0 : measuredMs;
  emit({ type: "clock_skew", skewMs, applied: true });
  return skewMs;
}
