import type { HttpResponse } from "../http/message.js";
import type { EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { isPaused, startPause } from "../time/pause.js";
import type { TokenSlot } from "./slot.js";

/** Clocks that differ by less count as equal. */
const toleranceMs = 5_000;
/** No clock is this wrong without somebody noticing: such a `Date` was not written by BigCommerce. */
const maxSkewMs = 12 * 60 * 60 * 1000;

/** How often a `Date` that cannot be right is reported. */
const disbeliefReportMs = 60_000;

/** BigCommerce's time in milliseconds. */
export function serverNowMs(slot: TokenSlot, clock: Clock): number {
  return clock.now() + slot.skewMs;
}

/** Learns BigCommerce's time from a response. */
export function learnServerTime(
  slot: TokenSlot,
  clock: Clock,
  emit: EmitEvent,
  response: HttpResponse,
): void {
  const { sentAtMs, receivedAtMs } = response;
  const [date, age] = [response.header("date"), response.header("age")];
  const reading = readSkew(slot.skewMs, { date, age, sentAtMs, receivedAtMs });
  applySkew(slot, clock, emit, reading);
}

/** Learns from another process that BigCommerce's time is no earlier than `serverMs`. */
export function learnServerTimeBound(slot: TokenSlot, clock: Clock, emit: EmitEvent, serverMs: number): void {
  applySkew(slot, clock, emit, readSkewBound(slot.skewMs, serverMs, clock.now()));
}

function applySkew(slot: TokenSlot, clock: Clock, emit: EmitEvent, reading: SkewReading | undefined): void {
  if (reading === undefined) return;
  if (reading.applied) slot.skewMs = reading.skewMs;
  else if (isPaused(slot.disbelief, clock.now())) return;
  else slot.disbelief = startPause(clock.now(), disbeliefReportMs);
  emit({ type: "clock_skew", ...reading });
}

interface ServerDate {
  readonly date: string | undefined;
  /** A header of caches: a response that has it may carry the `Date` of another time. */
  readonly age: string | undefined;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

interface SkewReading {
  /** BigCommerce's clock minus this machine's, in milliseconds, as measured. */
  readonly skewMs: number;
  /** Whether it is to be believed. */
  readonly applied: boolean;
}

/**
 * How far BigCommerce's clock is ahead of this machine's, by the `Date` header of a response, or `undefined` if that is
 * nothing new. The header has whole seconds and was written between sending and receiving, so a known skew that fits
 * it stays.
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
 * The same, from a time that BigCommerce's clock has already passed, as another process knows it. It can only show that
 * this machine's clock is slower than known.
 */
export function readSkewBound(knownMs: number, serverMs: number, nowMs: number): SkewReading | undefined {
  const lowestMs = Math.round(serverMs - nowMs);
  if (lowestMs <= knownMs + toleranceMs) return undefined;
  return { skewMs: lowestMs, applied: Math.abs(lowestMs) <= maxSkewMs };
}
