import type { BigCommerceErrorCode } from "../errors.js";
import { type History, type HistoryStep, tokenConfig } from "./token-history.fixture.js";

export interface FailedCall {
  readonly code: BigCommerceErrorCode | undefined;
  readonly timeoutMs: number;
  readonly leaves: boolean;
  readonly leftMs: number;
  /** Since the first of the mints that failed in a row. */
  readonly failingForMs: number;
}

/** Which failure the history does not excuse, if this is one. */
export function brokenPromise(call: FailedCall, history: History): string | undefined {
  const { code, failingForMs } = call;
  if ((code === "timeout" || code === "upstream_unavailable") && isPatient(call, history)) return code;
  // Another process may yet store a token: there is a look every 250 ms, for five seconds.
  const mayCome = failingForMs >= 0 && failingForMs < 4_500;
  if (code === "rate_limited" && history.shared && call.leftMs > 250 && mayCome)
    return `${code} with time left`;
  return undefined;
}

/** If BigCommerce is quick, hiccups once at most, and nothing sleeps, no store may cost a caller its call. */
function isPatient({ timeoutMs, leaves }: FailedCall, history: History): boolean {
  const { steps, mints, serverOffsetMs } = history;
  const has = (test: (step: HistoryStep) => boolean) => steps.some(test);
  if (leaves || has(({ kind }) => kind === "freeze")) return false;
  // The last moment of going alone has no room for two requests, which a wrong clock and a hiccup both need.
  const isClockRight = Math.abs(serverOffsetMs) < 5000 && !has(({ kind }) => kind === "set clock");
  const waitsForNobody = !has((one) => one.kind === "store" && one.state === "lease held");
  const hiccups = mints.filter(({ outcome }) => outcome === "unavailable").length;
  const isLong = timeoutMs >= tokenConfig.timeoutMs && ((isClockRight && hiccups === 0) || waitsForNobody);
  const isEnough = isLong || (timeoutMs >= 3000 && isClockRight && hiccups === 0);
  const quickMs = isLong ? 1000 : 500;
  const isQuick = mints.every(
    ({ afterMs, outcome }) =>
      afterMs < quickMs && (outcome === "token" || (outcome === "unavailable" && afterMs <= 50)),
  );
  return isEnough && isQuick && hiccups <= 1;
}
