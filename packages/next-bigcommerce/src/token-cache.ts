import type { Clock } from "./clock.js";
import type { Config } from "./config.js";
import { checkDeadline, type Deadline, remainingMs, waitWithin } from "./deadline.js";
import { getErrorCode } from "./errors.js";
import type { HttpAnswer } from "./http-answer.js";
import { ImpersonationToken } from "./impersonation-token.js";
import { learnServerTime, serverNowMs } from "./server-clock.js";
import { type BigCommerceEvent, createPeriodicHears, type Telemetry } from "./telemetry.js";
import { recordFailure, rejectedError, toError, unusableError } from "./token-failure.js";
import { createTokenFlights } from "./token-flight.js";
import type { ObtainedToken, TokenRequest, TokenSource } from "./token-source.js";
import {
  createTokenRecord,
  type FailureRecord,
  isRejected,
  rememberRejected,
  type TokenRecord,
  type TokenSlot,
} from "./token-state.js";

/** A token rejected this soon after its mint counts as a failed mint; of a short life, in the first half. */
const earlyRejectionMs = 60_000;
/** How long a refresh that another process is making is left to it before this one looks again. */
const refreshElsewhereMs = 2_000;
/** How often a process that backs off looks whether another one of the fleet had more luck. */
const lookAgainMs = 250;
const maxAttempts = 5;
const what = "Getting a token";

type Ask = (request: TokenRequest, deadline: Deadline) => Promise<ObtainedToken | undefined>;

export interface TokenCacheOptions {
  readonly slot: TokenSlot;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly config: Pick<Config, "tokenLifetimeSeconds" | "expiryMarginSeconds" | "timeoutMs">;
  readonly source: TokenSource;
  /** Keeps work alive after the response is sent. */
  readonly runInBackground: (task: Promise<void>) => void;
}

type ServedSource = Extract<BigCommerceEvent, { type: "token_served" }>["source"];

export interface TokenCache {
  /**
   * The cached token where it is valid for the margin, at once: what nearly every request asks for. Starts a refresh
   * that is due, and leaves it to the background.
   */
  held(): ImpersonationToken | undefined;
  /** A token that is still valid for the margin. Asks its source at most once for any number of callers. */
  acquire(deadline: Deadline): Promise<ImpersonationToken>;
  /** BigCommerce took this generation's token. */
  confirm(generation: number): void;
  /** BigCommerce rejected this generation's token: nobody gets it again. A newer one stays. */
  reject(generation: number): void;
  /** Takes a revoked token away from everyone. */
  evict(token: string): Promise<void>;
  /** Every token that is known and not expired: this process's, and the fleet's where it is another. */
  known(): Promise<readonly ImpersonationToken[]>;
  /** Learns BigCommerce's time from an answer. */
  observe(answer: HttpAnswer): void;
}

/**
 * The life of one token: obtained once for any number of concurrent callers, refreshed ahead of its expiry by one of
 * them while the others go on with the present token, served as long as it is valid when minting fails, and never
 * handed out within the margin of its expiry. After a failure nobody asks again before the back-off has passed.
 */
export function createTokenCache(options: TokenCacheOptions): TokenCache {
  const { slot, clock, source } = options;
  const { emit } = options.telemetry;
  const hearsReads = createPeriodicHears(options.telemetry, "token_served");
  const marginMs = options.config.expiryMarginSeconds * 1000;
  const lifetimeMs = options.config.tokenLifetimeSeconds * 1000;
  const earlyMs = Math.min(earlyRejectionMs, lifetimeMs / 2);
  const flights = createTokenFlights(slot, clock, options.config.timeoutMs);
  let last: { readonly record: TokenRecord; readonly token: ImpersonationToken } | undefined;

  const nowMs = () => serverNowMs(slot, clock);
  const isValidAt = (atMs: number, { expiresAt }: { readonly expiresAt: number }) =>
    atMs + marginMs < expiresAt * 1000;
  const isValid = (token: { readonly expiresAt: number }) => isValidAt(nowMs(), token);

  function hold(record: TokenRecord): ImpersonationToken {
    if (last?.record === record) return last.token;
    const token = new ImpersonationToken(record.value, record.expiresAt, record.generation);
    last = { record, token };
    return token;
  }

  /** The hot path: the clock is read once, and an event is made only where somebody hears it. */
  function take(waitedMs?: number): ImpersonationToken | undefined {
    const record = slot.token;
    const atMs = nowMs();
    if (record === undefined || !isValidAt(atMs, record)) return undefined;
    const isStale = atMs >= record.refreshAtMs;
    if (isStale) refreshAhead();
    slot.counters.hits += 1;
    if (hearsReads(atMs)) {
      const source = waitedMs === undefined ? (isStale ? "stale" : "process") : originOf(record);
      const { generation } = record;
      emit({ type: "token_served", source, generation, waitMs: waitedMs ?? 0 });
    }
    return hold(record);
  }

  function refreshAhead(): void {
    if (
      flights.live() !== undefined ||
      coolingDown() !== undefined ||
      clock.now() < slot.refreshElsewhereUntilMs
    )
      return;
    slot.counters.refreshes += 1;
    options.runInBackground(startFlight());
  }

  function coolingDown(): FailureRecord | undefined {
    return slot.failure !== undefined && clock.now() < slot.failure.retryAtMs ? slot.failure : undefined;
  }

  function startFlight(ask: Ask = obtainInServerTime): Promise<void> {
    return flights.start(async (deadline) => {
      const startedAtMs = clock.now();
      const request = createRequest();
      try {
        const obtained = await ask(request, deadline);
        return () => settle(obtained, request.isRefresh, startedAtMs);
      } catch (error) {
        const frozen = flights.isFrozen(deadline);
        return () => {
          if (!frozen) fail(error, clock.now() - startedAtMs);
        };
      }
    });
  }

  /** Asks again where the refusal itself told that this machine's clock is wrong: the first `expires_at` was too. */
  async function obtainInServerTime(
    request: TokenRequest,
    deadline: Deadline,
  ): Promise<ObtainedToken | undefined> {
    const { skewMs } = slot;
    try {
      return await source.obtain(request, deadline);
    } catch (error) {
      if (slot.skewMs === skewMs || getErrorCode(error) !== "request_rejected") throw error;
      return source.obtain(createRequest(), deadline);
    }
  }

  function mayLook(): boolean {
    return source.find !== undefined && clock.now() >= slot.lookAgainAtMs;
  }

  /** Takes what another process put into the shared store, and mints nothing. */
  async function look(request: TokenRequest): Promise<ObtainedToken | undefined> {
    slot.lookAgainAtMs = clock.now() + lookAgainMs;
    const token = await source.find?.();
    return token !== undefined && request.accepts(token) ? { source: "store", token } : undefined;
  }

  function createRequest(): TokenRequest {
    const current = slot.token !== undefined && isValid(slot.token) ? slot.token : undefined;
    return {
      expiresAt: Math.floor((nowMs() + lifetimeMs) / 1000),
      isRefresh: current !== undefined,
      accepts: (token: ImpersonationToken) =>
        isValid(token) && token.expiresAt > (current?.expiresAt ?? 0) && !isRejected(slot, token.token),
    };
  }

  function settle(obtained: ObtainedToken | undefined, refresh: boolean, startedAtMs: number): void {
    if (obtained === undefined) {
      if (refresh) slot.refreshElsewhereUntilMs = clock.now() + refreshElsewhereMs * (0.5 + clock.random());
      return;
    }
    const { expiresAt, token } = obtained.token;
    const mintedAtMs = obtained.source === "mint" ? clock.now() : undefined;
    slot.generation += 1;
    // The present token lived until its refresh: the row of rejections, if there was one, is over.
    if (refresh) slot.earlyRejections = 0;
    if (slot.earlyRejections === 0) slot.failure = undefined;
    const refreshAtMs = refreshTimeMs(expiresAt * 1000);
    slot.token = createTokenRecord(token, {
      expiresAt,
      refreshAtMs,
      mintedAtMs,
      generation: slot.generation,
    });
    slot.counters[obtained.source === "mint" ? "mints" : "loads"] += 1;
    const durationMs = clock.now() - startedAtMs;
    const type = mintedAtMs === undefined ? "token_loaded" : "token_minted";
    emit({ type, generation: slot.generation, durationMs, expiresAt, refresh });
  }

  /** At 80 % of life, give or take 10 %, so that instances which started together do not refresh together. */
  function refreshTimeMs(expiresAtMs: number): number {
    const fraction = 0.8 * (0.9 + clock.random() * 0.2);
    const latestMs = (lifetimeMs - marginMs) * 0.9;
    return expiresAtMs - lifetimeMs + Math.min(lifetimeMs * fraction, latestMs);
  }

  function fail(error: unknown, durationMs: number): void {
    const failure = recordFailure(error, slot.failure, clock);
    slot.failure = failure;
    slot.lastFailure = { code: failure.code, atMs: clock.now() };
    slot.counters.failures += 1;
    const stillValid = slot.token !== undefined && isValid(slot.token);
    emit({
      type: "token_mint_failed",
      code: failure.code,
      durationMs,
      retryInMs: failure.retryAtMs - clock.now(),
      stillValid,
    });
  }

  /** Waits where BigCommerce named a time within the deadline; else the failure is everybody's answer, at once. */
  async function waitOrThrow(failure: FailureRecord, deadline: Deadline): Promise<void> {
    const waitMs = failure.retryAtMs - clock.now();
    if (!failure.retryTimeKnown || waitMs >= remainingMs(deadline, clock)) throw toError(failure, waitMs);
    await waitWithin(clock.sleep(waitMs, deadline.signal), deadline, clock, what);
  }

  async function acquire(deadline: Deadline): Promise<ImpersonationToken> {
    const startedAtMs = clock.now();
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const token = take(attempt === 1 ? undefined : clock.now() - startedAtMs);
      if (token !== undefined) return token;
      // Whoever has no time left, or went away, starts nothing.
      checkDeadline(deadline, clock, what);
      const failure = coolingDown();
      if (failure === undefined) await waitWithin(flights.live() ?? startFlight(), deadline, clock, what);
      else if (mayLook()) await waitWithin(flights.live() ?? startFlight(look), deadline, clock, what);
      else await waitOrThrow(failure, deadline);
    }
    throw unusableError(maxAttempts);
  }

  function drop(record: TokenRecord, reason: "rejected" | "revoked"): void {
    slot.token = undefined;
    slot.counters.evictions += 1;
    emit({ type: "token_evicted", generation: record.generation, reason });
  }

  function reject(generation: number): void {
    const record = slot.token;
    if (record === undefined || record.generation !== generation) return;
    rememberRejected(slot, record.value);
    drop(record, "rejected");
    options.runInBackground(source.forget(record.value));
    if (record.mintedAtMs === undefined) return;
    slot.earlyRejections = clock.now() - record.mintedAtMs < earlyMs ? slot.earlyRejections + 1 : 0;
    // The first may be a revocation: it is replaced at once. A second in a row, with none taken in between, is a store
    // that rejects every token, and is asked no more often than the back-off allows.
    if (slot.earlyRejections > 1) fail(rejectedError(), 0);
  }

  function confirm(generation: number): void {
    if (slot.earlyRejections === 0 || slot.token?.generation !== generation) return;
    slot.earlyRejections = 0;
    slot.failure = undefined;
  }

  async function known(): Promise<readonly ImpersonationToken[]> {
    const shared = await source.find?.();
    const own = slot.token === undefined ? [] : [hold(slot.token)];
    const other = shared === undefined || shared.token === own[0]?.token ? [] : [shared];
    return [...own, ...other].filter(({ expiresAt }) => nowMs() < expiresAt * 1000);
  }

  return {
    held: () => take(),
    acquire,
    confirm,
    reject,
    async evict(token) {
      rememberRejected(slot, token);
      if (slot.token?.value === token) drop(slot.token, "revoked");
      await source.forget(token);
    },
    known,
    observe: (answer) => learnServerTime(slot, clock, emit, answer),
  };
}

function originOf({ mintedAtMs }: TokenRecord): ServedSource {
  return mintedAtMs === undefined ? "store" : "mint";
}
