import { BigCommerceError, isBigCommerceError } from "../errors.js";
import type { EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { type Deadline, remainingMs } from "../time/deadline.js";
import { backOffMs, isPaused, startPause } from "../time/pause.js";
import type { FailureRecord, TokenSlot } from "./slot.js";

/** A failure this long after the last one's back-off begins a new row. */
const rowEndsAfterMs = 120_000;
/** Of those whose mints came before the rate limit was used up, one has stored its token by then. */
const tokenOnItsWayMs = 5_000;
/** How often a process that backs off looks whether another one of the fleet has a token. */
const lookAgainMs = 250;

/** What a process does between a failed mint and the next one. */
export class TokenBackOff {
  readonly #slot: TokenSlot;
  readonly #clock: Clock;
  readonly #emit: EmitEvent;
  readonly #timeoutMs: number;

  constructor(slot: TokenSlot, clock: Clock, emit: EmitEvent, timeoutMs: number) {
    this.#slot = slot;
    this.#clock = clock;
    this.#emit = emit;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * The failure after which nobody asks again for now. That an instance which gives a mint less time ran out of it says
   * nothing to this one.
   */
  failure(): FailureRecord | undefined {
    const { failure } = this.#slot;
    if (failure === undefined || !isPaused(failure.backOff, this.#clock.now())) return undefined;
    const { timeLimitMs = Number.POSITIVE_INFINITY } = failure;
    return timeLimitMs < this.#timeoutMs ? undefined : failure;
  }

  /** Nobody asks again for a while, which grows with each failure in a row. */
  begin(error: unknown, durationMs: number, stillValid: boolean): void {
    const failure = recordFailure(error, this.#slot.failure, this.#clock, this.#timeoutMs);
    const { beganAtMs, endsAtMs } = failure.backOff;
    this.#slot.failure = failure;
    this.#slot.nextLook = undefined;
    this.#slot.lastFailure = { code: failure.code, atMs: beganAtMs };
    this.#slot.counters.failures += 1;
    const retryInMs = endsAtMs - beganAtMs;
    this.#emit({ type: "token_mint_failed", code: failure.code, durationMs, retryInMs, stillValid });
  }

  end(): void {
    this.#slot.failure = undefined;
  }

  /**
   * Waits until BigCommerce may be asked again, if it named a time within the deadline; else every caller gets the
   * failure at once. Whoever shares a store and meets the rate limit waits from one look to the next for a while: of
   * those who asked in time, one probably got a token.
   */
  async waitOrThrow(failure: FailureRecord, deadline: Deadline, isShared: boolean): Promise<void> {
    const nowMs = this.#clock.now();
    const retryInMs = failure.backOff.endsAtMs - nowMs;
    const mayCome = startPause(failure.rowBeganAtMs, tokenOnItsWayMs);
    const looksAgain = isShared && failure.code === "rate_limited" && isPaused(mayCome, nowMs);
    const lookInMs = (this.#slot.nextLook?.endsAtMs ?? nowMs) - nowMs;
    // A look that is due is no reason to stay for a caller whose time is over, as after a freeze.
    const waitMs = Math.max(0, looksAgain ? Math.min(retryInMs, lookInMs) : retryInMs);
    const leftMs = remainingMs(deadline, this.#clock);
    // More than all of it is left if the clock was set back: nobody knows how long the wait has been.
    const isBounded = leftMs <= deadline.timeoutMs && waitMs < leftMs;
    if (!isBounded || !(failure.retryTimeKnown || looksAgain)) throw toError(failure, retryInMs);
    await this.#clock.sleep(waitMs, deadline.signal);
  }

  /** Whether it is time to look into the shared store. */
  mayLook(): boolean {
    return !isPaused(this.#slot.nextLook, this.#clock.now());
  }

  noteLook(): void {
    this.#slot.nextLook = startPause(this.#clock.now(), lookAgainMs);
  }
}

/** The record of a failed mint: the back-off grows while failures follow each other. */
export function recordFailure(
  error: unknown,
  previous: FailureRecord | undefined,
  clock: Clock,
  timeoutMs: number,
): FailureRecord {
  const failure = isBigCommerceError(error) ? error : unexpectedError(error);
  const inRow = previous !== undefined && clock.now() - previous.backOff.endsAtMs < rowEndsAfterMs;
  const consecutive = inRow ? previous.consecutive + 1 : 1;
  const { code, message, status, retryable, requestId, retryAfterMs, fieldErrors } = failure;
  const waitMs = backOffMs({ attempt: consecutive, namedMs: retryAfterMs }, clock);
  const record = {
    code,
    message,
    status,
    retryable,
    requestId,
    fieldErrors: {},
    backOff: startPause(clock.now(), waitMs),
    timeLimitMs: code === "timeout" ? timeoutMs : undefined,
    retryTimeKnown: retryAfterMs !== undefined,
    rowBeganAtMs: inRow ? previous.rowBeganAtMs : clock.now(),
    consecutive,
  };
  return Object.defineProperty(record, "fieldErrors", { value: fieldErrors, enumerable: false });
}

/** A new error for each caller. */
export function toError(failure: FailureRecord, waitMs: number): BigCommerceError {
  const { code, message, status, retryable, requestId, fieldErrors } = failure;
  return new BigCommerceError(
    code,
    `${message} No valid token is left. The package asks BigCommerce again in ${Math.ceil(waitMs / 1000)} s or later.`,
    { status, retryable, requestId, fieldErrors, retryAfterMs: waitMs },
  );
}

function unexpectedError(cause: unknown): BigCommerceError {
  return new BigCommerceError(
    "upstream_unavailable",
    `Minting a token failed unexpectedly${nameOf(cause)}. If you set the \`fetch\` option, check that it works.`,
    { retryable: true, cause },
  );
}

const identifier = /^[A-Za-z_]\w{0,63}$/;

/** An error's name and code, which hold no data: the error itself is not kept. */
function nameOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  const words = [cause.name, "code" in cause ? cause.code : undefined];
  const named = words.filter((word) => typeof word === "string" && identifier.test(word));
  return named.length === 0 ? "" : ` (${named.join(", ")})`;
}
