import { BigCommerceError, isBigCommerceError } from "../errors.js";
import type { EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { checkDeadline, type Deadline, remainingMs } from "../time/deadline.js";
import { backOffMs, isPaused, startPause } from "../time/pause.js";
import type { FailureRecord, TokenSlot } from "./slot.js";

/** A failure this long after the last one's back-off begins a new row. */
const rowEndsAfterMs = 120_000;
/** How often a process that backs off looks whether another one of the fleet has a token. */
const lookAgainMs = 250;

/** What a process does between a failed mint and the next one. */
export class TokenBackOff {
  readonly #slot: TokenSlot;
  readonly #clock: Clock;
  readonly #emit: EmitEvent;

  constructor(slot: TokenSlot, clock: Clock, emit: EmitEvent) {
    this.#slot = slot;
    this.#clock = clock;
    this.#emit = emit;
  }

  /** The failure after which nobody asks again for now. */
  failure(): FailureRecord | undefined {
    return isPaused(this.#slot.failure?.backOff, this.#clock.now()) ? this.#slot.failure : undefined;
  }

  /** Nobody asks again for a while, which grows with each failure in a row. */
  begin(error: unknown, durationMs: number, stillValid: boolean): void {
    const failure = recordFailure(error, this.#slot.failure, this.#clock);
    const { beganAtMs, endsAtMs } = failure.backOff;
    this.#slot.failure = failure;
    this.#slot.lastFailure = { code: failure.code, atMs: beganAtMs };
    this.#slot.counters.failures += 1;
    const retryInMs = endsAtMs - beganAtMs;
    this.#emit({ type: "token_mint_failed", code: failure.code, durationMs, retryInMs, stillValid });
  }

  end(): void {
    this.#slot.failure = undefined;
  }

  /** Waits if BigCommerce named a time within the deadline; else every caller gets the failure at once. */
  async waitOrThrow(failure: FailureRecord, deadline: Deadline, what: string): Promise<void> {
    const waitMs = failure.backOff.endsAtMs - this.#clock.now();
    if (!failure.retryTimeKnown || waitMs >= remainingMs(deadline, this.#clock))
      throw toError(failure, waitMs);
    checkDeadline(deadline, this.#clock, what);
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
    retryTimeKnown: retryAfterMs !== undefined,
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

export function unusableError(attempts: number): BigCommerceError {
  return new BigCommerceError(
    "token_rejected",
    `${attempts} tokens in a row were unusable when they arrived. Either a clock jumps (this server's or BigCommerce's), or ` +
      "another request revokes each token. Check this server's clock (NTP).",
    { retryable: true },
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
