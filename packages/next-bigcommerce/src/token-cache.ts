import type { Clock } from "./clock.js";
import { correctSkewMs } from "./clock-skew.js";
import type { Config } from "./config.js";
import { createDeadline, type Deadline, remainingMs, waitWithin } from "./deadline.js";
import { BigCommerceError, isBigCommerceError } from "./errors.js";
import type { HttpAnswer } from "./http-answer.js";
import { ImpersonationToken } from "./impersonation-token.js";
import { backoffMs } from "./retry-after.js";
import type { EmitEvent } from "./telemetry.js";
import { createTokenRecord, type FailureRecord, type TokenRecord, type TokenSlot } from "./token-state.js";

/** A token rejected this soon after its mint counts as a failed mint. */
const earlyRejectionMs = 60_000;
/** A flight that is this much past its deadline was frozen with its process: it is gone, and no failure. */
const frozenFlightMs = 2_000;
const maxAttempts = 5;
const what = "Getting an impersonation token";

export interface TokenCacheOptions {
  readonly slot: TokenSlot;
  readonly clock: Clock;
  readonly emit: EmitEvent;
  readonly config: Pick<Config, "tokenLifetimeSeconds" | "expiryMarginSeconds" | "timeoutMs">;
  /** Asks BigCommerce for a token, once. */
  readonly mint: (expiresAt: number, deadline: Deadline) => Promise<ImpersonationToken>;
  /** Keeps a refresh alive after the response is sent. */
  readonly runInBackground: (task: Promise<void>) => void;
}

export interface TokenCache {
  /** A token that is still valid for the margin. Mints at most once for any number of callers. */
  acquire(deadline: Deadline): Promise<ImpersonationToken>;
  /** BigCommerce rejected this generation's token: nobody gets it again. A newer one stays. */
  reject(generation: number): void;
  /** Drops a revoked token, where it is the cached one. */
  evict(token: string): void;
  /** The cached token, whatever its age, or `undefined`. Starts nothing. */
  peek(): ImpersonationToken | undefined;
  /** Learns BigCommerce's time from an answer. */
  observe(answer: HttpAnswer): void;
  /** BigCommerce's time in milliseconds. */
  nowMs(): number;
}

/**
 * The life of one token: minted once for any number of concurrent callers, refreshed ahead of its expiry by one of
 * them while the others go on with the present token, served as long as it is valid when minting fails, and never
 * handed out within the margin of its expiry. After a failure nobody asks again before the back-off has passed.
 */
export function createTokenCache(options: TokenCacheOptions): TokenCache {
  const { slot, clock, emit } = options;
  const marginMs = options.config.expiryMarginSeconds * 1000;
  const lifetimeMs = options.config.tokenLifetimeSeconds * 1000;
  const held = new WeakMap<TokenRecord, ImpersonationToken>();

  const nowMs = () => clock.now() + slot.skewMs;

  function hold(record: TokenRecord): ImpersonationToken {
    const known = held.get(record);
    if (known !== undefined) return known;
    const token = new ImpersonationToken(record.value, record.expiresAt, record.generation);
    held.set(record, token);
    return token;
  }

  function readValid(): ImpersonationToken | undefined {
    const record = slot.token;
    if (record === undefined) return undefined;
    const now = nowMs();
    if (now + marginMs >= record.expiresAt * 1000) return undefined;
    if (now >= record.refreshAtMs) refreshAhead();
    slot.counters.hits += 1;
    return hold(record);
  }

  function refreshAhead(): void {
    if (liveFlight() !== undefined || coolingDown() !== undefined) return;
    slot.counters.refreshes += 1;
    options.runInBackground(startFlight());
  }

  function liveFlight(): Promise<void> | undefined {
    const flight = slot.flight;
    if (flight === undefined || clock.now() > flight.deadlineMs + frozenFlightMs) return undefined;
    return flight.settled;
  }

  function coolingDown(): FailureRecord | undefined {
    return slot.failure !== undefined && clock.now() < slot.failure.retryAtMs ? slot.failure : undefined;
  }

  function startFlight(): Promise<void> {
    slot.flightCount += 1;
    const id = slot.flightCount;
    const deadline = createDeadline(clock, options.config.timeoutMs);
    const settled = fly(id, deadline);
    slot.flight = { id, deadlineMs: deadline.atMs, settled };
    return settled;
  }

  async function fly(id: number, deadline: Deadline): Promise<void> {
    // One turn later, so that the flight is in its slot before anything can settle it.
    await Promise.resolve();
    const startedAtMs = clock.now();
    try {
      const expiresAt = Math.floor((nowMs() + lifetimeMs) / 1000);
      const minted = await options.mint(expiresAt, deadline);
      if (slot.flight?.id === id) accept(minted, startedAtMs);
    } catch (error) {
      const frozen = clock.now() > deadline.atMs + frozenFlightMs;
      if (slot.flight?.id === id && !frozen) recordFailure(error);
    } finally {
      if (slot.flight?.id === id) slot.flight = undefined;
    }
  }

  function accept(minted: ImpersonationToken, startedAtMs: number): void {
    slot.generation += 1;
    slot.counters.mints += 1;
    if (slot.earlyRejections === 0) slot.failure = undefined;
    slot.token = createTokenRecord(minted.token, {
      expiresAt: minted.expiresAt,
      refreshAtMs: refreshTimeMs(minted.expiresAt * 1000),
      mintedAtMs: clock.now(),
      generation: slot.generation,
    });
    const durationMs = clock.now() - startedAtMs;
    emit({ type: "token_minted", generation: slot.generation, durationMs, expiresAt: minted.expiresAt });
  }

  /** At 80 % of life, give or take 10 %, so that instances which started together do not refresh together. */
  function refreshTimeMs(expiresAtMs: number): number {
    const fraction = 0.8 * (0.9 + clock.random() * 0.2);
    const latestMs = (lifetimeMs - marginMs) * 0.9;
    return expiresAtMs - lifetimeMs + Math.min(lifetimeMs * fraction, latestMs);
  }

  function recordFailure(error: unknown): void {
    const failure = isBigCommerceError(error) ? error : unexpectedError(error);
    const previous = slot.failure;
    const recent = previous !== undefined && clock.now() - previous.retryAtMs < 120_000;
    const consecutive = recent ? previous.consecutive + 1 : 1;
    const retryInMs = Math.max(failure.retryAfterMs ?? 0, backoffMs(consecutive, clock.random()));
    slot.counters.failures += 1;
    slot.failure = {
      code: failure.code,
      message: failure.message,
      status: failure.status,
      retryable: failure.retryable,
      requestId: failure.requestId,
      retryAtMs: clock.now() + retryInMs,
      retryTimeKnown: failure.retryAfterMs !== undefined,
      consecutive,
    };
    const stillValid = slot.token !== undefined && nowMs() + marginMs < slot.token.expiresAt * 1000;
    emit({ type: "token_mint_failed", code: failure.code, retryInMs, stillValid });
  }

  /** Waits where BigCommerce named a time within the deadline; else the failure is everybody's answer, at once. */
  async function waitOrFail(failure: FailureRecord, deadline: Deadline): Promise<void> {
    const waitMs = failure.retryAtMs - clock.now();
    if (!failure.retryTimeKnown || waitMs >= remainingMs(deadline, clock)) throw toError(failure, waitMs);
    await waitWithin(clock.sleep(waitMs, deadline.signal), deadline, clock, what);
  }

  async function acquire(deadline: Deadline): Promise<ImpersonationToken> {
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const valid = readValid();
      if (valid !== undefined) return valid;
      const failure = coolingDown();
      if (failure !== undefined) await waitOrFail(failure, deadline);
      else await waitWithin(liveFlight() ?? startFlight(), deadline, clock, what);
    }
    throw new BigCommerceError(
      "token_rejected",
      `${maxAttempts} tokens in a row were unusable on arrival. The clock of this server or of BigCommerce jumps, ` +
        "or another request revokes each token. Check this server's clock (NTP).",
      { retryable: true },
    );
  }

  function reject(generation: number): void {
    const record = slot.token;
    if (record === undefined || record.generation !== generation) return;
    slot.token = undefined;
    slot.counters.evictions += 1;
    emit({ type: "token_evicted", generation, reason: "rejected" });
    slot.earlyRejections = clock.now() - record.mintedAtMs < earlyRejectionMs ? slot.earlyRejections + 1 : 0;
    // The first may be bad luck, such as a revocation: it is replaced at once. A second in a row is a store that
    // rejects every token, and is asked no more often than the back-off allows.
    if (slot.earlyRejections > 1) recordFailure(rejectedError());
  }

  function evict(token: string): void {
    const record = slot.token;
    if (record === undefined || record.value !== token) return;
    slot.token = undefined;
    slot.counters.evictions += 1;
    emit({ type: "token_evicted", generation: record.generation, reason: "revoked" });
  }

  return {
    acquire,
    reject,
    evict,
    peek: () => (slot.token === undefined ? undefined : hold(slot.token)),
    observe(answer) {
      const { sentAtMs, receivedAtMs } = answer;
      slot.skewMs = correctSkewMs(slot.skewMs, { date: answer.header("date"), sentAtMs, receivedAtMs }, emit);
    },
    nowMs,
  };
}

function toError(failure: FailureRecord, waitMs: number): BigCommerceError {
  const { status, retryable, requestId } = failure;
  const seconds = Math.ceil(waitMs / 1000);
  return new BigCommerceError(
    failure.code,
    `${failure.message} No token is left to serve; the next attempt is made in ${seconds} s at the earliest.`,
    { status, retryable, requestId, retryAfterMs: waitMs },
  );
}

export function rejectedError(): BigCommerceError {
  return new BigCommerceError(
    "token_rejected",
    "BigCommerce's GraphQL Storefront API rejects the tokens that its token endpoint has just minted. The likely " +
      "cause is that BIGCOMMERCE_API_URL and BIGCOMMERCE_STOREFRONT_URL lead to different stores or environments.",
    { status: 401, retryable: true },
  );
}

function unexpectedError(cause: unknown): BigCommerceError {
  return new BigCommerceError(
    "upstream_unavailable",
    "Minting a token failed unexpectedly. See the error's cause; if a `fetch` option is set, check that it works.",
    { retryable: true, cause },
  );
}
