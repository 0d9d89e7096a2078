import type { EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { type Deadline, remainingMs, waitWithin } from "../time/deadline.js";
import { isWaiting, waitFrom } from "../time/pause.js";
import { recordFailure, toError } from "./failure.js";
import type { FailureRecord, TokenSlot } from "./slot.js";

/** How often a process that backs off looks whether another one of the fleet had more luck. */
const lookAgainMs = 250;

export interface TokenBackOff {
  /** The failure that keeps everybody from asking again for now. */
  failure(): FailureRecord | undefined;
  /** Keeps everybody from asking again for a while that grows with each failure in a row. */
  begin(error: unknown, durationMs: number, stillValid: boolean): void;
  end(): void;
  /** Waits where BigCommerce named a time within the deadline; else the failure is everybody's answer, at once. */
  waitOrThrow(failure: FailureRecord, deadline: Deadline, what: string): Promise<void>;
  /** Whether it is time to look into the shared store. */
  mayLook(): boolean;
  /** Somebody looks now. */
  noteLook(): void;
}

/** What a process does between a failed mint and the next one. */
export function createTokenBackOff(slot: TokenSlot, clock: Clock, emit: EmitEvent): TokenBackOff {
  return {
    failure: () => (isWaiting(slot.failure?.backOff, clock.now()) ? slot.failure : undefined),
    begin(error, durationMs, stillValid) {
      const failure = recordFailure(error, slot.failure, clock);
      const { beganAtMs, endsAtMs } = failure.backOff;
      slot.failure = failure;
      slot.lastFailure = { code: failure.code, atMs: beganAtMs };
      slot.counters.failures += 1;
      const retryInMs = endsAtMs - beganAtMs;
      emit({ type: "token_mint_failed", code: failure.code, durationMs, retryInMs, stillValid });
    },
    end() {
      slot.failure = undefined;
    },
    async waitOrThrow(failure, deadline, what) {
      const waitMs = failure.backOff.endsAtMs - clock.now();
      if (!failure.retryTimeKnown || waitMs >= remainingMs(deadline, clock)) throw toError(failure, waitMs);
      await waitWithin(clock.sleep(waitMs, deadline.signal), deadline, clock, what);
    },
    mayLook: () => !isWaiting(slot.nextLook, clock.now()),
    noteLook() {
      slot.nextLook = waitFrom(clock.now(), lookAgainMs);
    },
  };
}
