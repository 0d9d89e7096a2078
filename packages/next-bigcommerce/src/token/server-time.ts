import type { HttpAnswer } from "../http/message.js";
import type { EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { isWaiting, waitFrom } from "../time/pause.js";
import { readSkew, readSkewBound, type SkewReading } from "./clock-skew.js";
import type { TokenSlot } from "./slot.js";

/** How often a `Date` that is not believed is reported. */
const disbeliefReportMs = 60_000;

/** BigCommerce's time in milliseconds. */
export function serverNowMs(slot: TokenSlot, clock: Clock): number {
  return clock.now() + slot.skewMs;
}

/** Learns BigCommerce's time from an answer, and tells of each change. */
export function learnServerTime(slot: TokenSlot, clock: Clock, emit: EmitEvent, answer: HttpAnswer): void {
  const { sentAtMs, receivedAtMs } = answer;
  const [date, age] = [answer.header("date"), answer.header("age")];
  const reading = readSkew(slot.skewMs, { date, age, sentAtMs, receivedAtMs });
  applySkew(slot, clock, emit, reading);
}

/** Learns from another process that BigCommerce's time is no earlier than this, and tells of a change. */
export function learnServerTimeBound(slot: TokenSlot, clock: Clock, emit: EmitEvent, serverMs: number): void {
  applySkew(slot, clock, emit, readSkewBound(slot.skewMs, serverMs, clock.now()));
}

function applySkew(slot: TokenSlot, clock: Clock, emit: EmitEvent, reading: SkewReading | undefined): void {
  if (reading === undefined) return;
  if (reading.applied) slot.skewMs = reading.skewMs;
  else if (isWaiting(slot.disbelief, clock.now())) return;
  else slot.disbelief = waitFrom(clock.now(), disbeliefReportMs);
  emit({ type: "clock_skew", ...reading });
}
