import type { Config } from "../config/config.js";
import { getErrorCode } from "../errors.js";
import type { HttpAnswer } from "../http/message.js";
import type { Telemetry } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { checkDeadline, type Deadline } from "../time/deadline.js";
import { isWaiting, waitFrom } from "../time/pause.js";
import { createTokenBackOff } from "./back-off.js";
import { rejectedError, unusableError } from "./failure.js";
import { createTokenFlights, joinFlight } from "./flight.js";
import { createTokenReading } from "./read.js";
import { createTokenRevocation, type TokenRevocation } from "./revocation.js";
import { learnServerTime, serverNowMs } from "./server-time.js";
import {
  type FailureRecord,
  type Flight,
  isRejected,
  rememberRejected,
  TokenRecord,
  type TokenSlot,
} from "./slot.js";
import type { ObtainedToken, TokenRequest, TokenSource } from "./source.js";
import type { ImpersonationToken } from "./storefront-token.js";

/** A token rejected this soon after its mint counts as a failed mint; of a short life, in the first half. */
const earlyRejectionMs = 60_000;
/** How long a refresh that another process is making is left to it before this one looks again. */
const refreshElsewhereMs = 2_000;
/** How many mints may leave a caller without a usable token; its deadline bounds all other waiting. */
const maxUnusable = 5;
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

export interface TokenCache extends TokenRevocation {
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
  const marginMs = options.config.expiryMarginSeconds * 1000;
  const lifetimeMs = options.config.tokenLifetimeSeconds * 1000;
  const earlyMs = Math.min(earlyRejectionMs, lifetimeMs / 2);
  const flights = createTokenFlights(slot, clock, options.config.timeoutMs);
  const backOff = createTokenBackOff(slot, clock, emit);

  const nowMs = () => serverNowMs(slot, clock);
  const validUntilMs = ({ expiresAt }: { readonly expiresAt: number }) => expiresAt * 1000 - marginMs;
  const isValid = (token: { readonly expiresAt: number }) => nowMs() < validUntilMs(token);
  const reading = createTokenReading({
    slot,
    telemetry: options.telemetry,
    nowMs,
    validUntilMs,
    onRefreshDue: refreshAhead,
  });

  function refreshAhead(): void {
    if (
      flights.live() !== undefined ||
      backOff.failure() !== undefined ||
      isWaiting(slot.refreshElsewhere, clock.now())
    )
      return;
    slot.counters.refreshes += 1;
    options.runInBackground(startFlight().settled);
  }

  function startFlight(ask: Ask = obtainInServerTime): Flight {
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

  /** Takes what another process put into the shared store, and mints nothing. */
  async function look(request: TokenRequest): Promise<ObtainedToken | undefined> {
    backOff.noteLook();
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
      if (refresh) slot.refreshElsewhere = waitFrom(clock.now(), refreshElsewhereMs * (0.5 + clock.random()));
      return;
    }
    // It may have been revoked or refused while it was on its way.
    if (isRejected(slot, obtained.token.token)) return;
    const { expiresAt, token } = obtained.token;
    const mintedAtMs = obtained.source === "mint" ? clock.now() : undefined;
    slot.generation += 1;
    // The present token lived until its refresh: the row of rejections, if there was one, is over.
    if (refresh) slot.earlyRejections = 0;
    if (slot.earlyRejections === 0) backOff.end();
    const refreshAtMs = refreshTimeMs(expiresAt * 1000);
    slot.token = new TokenRecord(token, {
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
    backOff.begin(error, durationMs, slot.token !== undefined && isValid(slot.token));
  }

  /** While nobody may ask again, another process may have had more luck. */
  function waitOut(failure: FailureRecord, deadline: Deadline): Promise<void> {
    return source.find !== undefined && backOff.mayLook()
      ? joinFlight(flights.live() ?? startFlight(look), deadline, clock, what)
      : backOff.waitOrThrow(failure, deadline, what);
  }

  async function acquire(deadline: Deadline): Promise<ImpersonationToken> {
    const startedAtMs = clock.now();
    let token = reading.read();
    for (let unusable = 0; token === undefined; ) {
      if (unusable >= maxUnusable) throw unusableError(maxUnusable);
      // Whoever has no time left, or went away, starts nothing.
      checkDeadline(deadline, clock, what);
      const failure = backOff.failure();
      if (failure === undefined) {
        await joinFlight(flights.live() ?? startFlight(), deadline, clock, what);
        if (backOff.failure() === undefined) unusable += 1;
      } else await waitOut(failure, deadline);
      token = reading.readAfter(clock.now() - startedAtMs);
    }
    return token;
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
    backOff.end();
  }

  const evict = (record: TokenRecord) => drop(record, "revoked");

  return {
    held: reading.read,
    acquire,
    confirm,
    reject,
    ...createTokenRevocation({ slot, source, nowMs, evict }),
    observe: (answer) => learnServerTime(slot, clock, emit, answer),
  };
}
