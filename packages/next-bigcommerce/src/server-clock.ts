import type { Clock } from "./clock.js";
import { readSkew } from "./clock-skew.js";
import type { HttpAnswer } from "./http-answer.js";
import type { EmitEvent } from "./telemetry.js";
import type { TokenSlot } from "./token-state.js";

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
  if (reading === undefined) return;
  if (reading.applied) slot.skewMs = reading.skewMs;
  else if (clock.now() < slot.disbeliefReportedAtMs + disbeliefReportMs) return;
  else slot.disbeliefReportedAtMs = clock.now();
  emit({ type: "clock_skew", ...reading });
}
