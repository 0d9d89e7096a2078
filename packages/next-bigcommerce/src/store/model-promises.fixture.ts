import type { BigCommerceErrorCode } from "../errors.js";
import { type History, tokenConfig } from "./token-history.fixture.js";

export interface FailedCall {
  readonly code: BigCommerceErrorCode | undefined;
  readonly timeoutMs: number;
  readonly leaves: boolean;
  readonly leftMs: number;
}

/** Which failure the history does not excuse, if this is one. */
export function brokenPromise(call: FailedCall, history: History): string | undefined {
  const { code } = call;
  if ((code === "timeout" || code === "upstream_unavailable") && isPatient(call, history)) return code;
  // Another process may yet store a token: there is a look every 250 ms.
  if (code === "rate_limited" && history.shared && call.leftMs > 250) return `${code} with time left`;
  return undefined;
}

/** If BigCommerce is quick, hiccups once at most, and nothing sleeps, no store may make a caller wait for ten seconds. */
function isPatient({ timeoutMs, leaves }: FailedCall, { mints, steps }: History): boolean {
  const hiccups = mints.filter(({ outcome }) => outcome === "unavailable").length;
  const isQuick = mints.every(
    ({ afterMs, outcome }) =>
      afterMs < 1000 && (outcome === "token" || (outcome === "unavailable" && afterMs <= 50)),
  );
  // The last moment of going alone has no room for two requests.
  const isLeaseHeld = steps.some((step) => step.kind === "store" && step.state === "lease held");
  const isFrozen = steps.some(({ kind }) => kind === "freeze");
  const mayHiccup = hiccups === 0 || (hiccups === 1 && !isLeaseHeld);
  return timeoutMs >= tokenConfig.timeoutMs && !leaves && isQuick && mayHiccup && !isFrozen;
}
