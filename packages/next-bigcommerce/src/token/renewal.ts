import type { Config } from "../config/config.js";
import type { Telemetry } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { checkDeadline, type Deadline, deadlineError, remainingMs } from "../time/deadline.js";
import { aboutMs, isPaused, spreadMs, startPause } from "../time/pause.js";
import { TokenBackOff } from "./back-off.js";
import { TokenFlights } from "./flight.js";
import { unusableError } from "./mint.js";
import { isRejected } from "./rejection.js";
import { serverNowMs } from "./server-time.js";
import type { FailureRecord, Flight, TokenSlot } from "./slot.js";
import type { ObtainedToken, TokenRequest, TokenSource } from "./source.js";
import type { StorefrontToken } from "./storefront-token.js";

/** How long a refresh that another process is making is left to it before this one looks again. */
const refreshElsewhereMs = 2_000;
const what = "Getting a token";

/** How the slot gets its next token: one flight at a time asks the source, and a failure keeps the next one waiting. */
export class TokenRenewal {
  readonly #slot: TokenSlot;
  readonly #clock: Clock;
  readonly #telemetry: Telemetry;
  readonly #source: TokenSource;
  readonly #runInBackground: (task: Promise<void>) => void;
  readonly #lifetimeMs: number;
  readonly #marginMs: number;
  readonly #flights: TokenFlights;
  readonly #backOff: TokenBackOff;

  constructor({ slot, clock, telemetry, config, source, runInBackground }: TokenRenewalOptions) {
    this.#slot = slot;
    this.#clock = clock;
    this.#telemetry = telemetry;
    this.#source = source;
    this.#runInBackground = runInBackground;
    this.#lifetimeMs = config.tokenLifetimeSeconds * 1000;
    this.#marginMs = config.expiryMarginSeconds * 1000;
    this.#flights = new TokenFlights(slot, clock, config.timeoutMs);
    this.#backOff = new TokenBackOff(slot, clock, telemetry.emit, config.timeoutMs);
  }

  /** Starts a refresh in the background, unless one is on its way or may not be made yet. */
  refresh(): void {
    const isElsewhere = isPaused(this.#slot.refreshElsewhere, this.#clock.now());
    if (isElsewhere || this.#flights.live() !== undefined || this.#backOff.failure() !== undefined) return;
    this.#slot.counters.refreshes += 1;
    this.#runInBackground(this.#startFlight().settled);
  }

  /**
   * Waits for the flight on its way, or starts one. While nobody may ask BigCommerce again, it looks for the token of
   * another process, waits for the time that BigCommerce named, or throws the failure. The caller then reads the slot.
   */
  async wait(deadline: Deadline): Promise<void> {
    const failure = this.#backOff.failure();
    if (failure !== undefined) return this.#waitOut(failure, deadline);
    // Nothing is started for a caller that has no time left, or has gone away.
    checkDeadline(deadline, this.#clock, what);
    return this.#flights.join(this.#flights.live() ?? this.#startFlight(), deadline, what);
  }

  /** Counts a failure: nobody asks again before the back-off has passed. */
  fail(error: unknown, durationMs: number): void {
    this.#backOff.begin(error, durationMs, this.#validToken() !== undefined);
  }

  /** Ends the back-off: BigCommerce accepted a token. */
  recover(): void {
    this.#backOff.end();
  }

  async #waitOut(failure: FailureRecord, deadline: Deadline): Promise<void> {
    if (deadline.signal?.aborted) throw deadlineError(deadline, what);
    const isShared = this.#source.find !== undefined;
    if (!isShared || !this.#backOff.mayLook() || remainingMs(deadline, this.#clock) === 0)
      return this.#backOff.waitOrThrow(failure, deadline, isShared);
    const flight = this.#flights.live() ?? this.#startFlight((request) => this.#look(request));
    return this.#flights.join(flight, deadline, what);
  }

  #startFlight(ask: Ask = (request, deadline) => this.#source.obtain(request, deadline)): Flight {
    return this.#flights.start(async (deadline) => {
      const startedAtMs = this.#clock.now();
      const request = this.#createRequest();
      try {
        const obtained = await ask(request, deadline);
        return () => this.#settle(obtained, request.isRefresh, startedAtMs);
      } catch (error) {
        const isFrozen = this.#flights.isFrozen(deadline);
        return () => {
          if (!isFrozen) this.fail(error, this.#clock.now() - startedAtMs);
        };
      }
    });
  }

  /** Takes what another process put into the shared store, and mints nothing. */
  async #look(request: TokenRequest): Promise<ObtainedToken | undefined> {
    const token = await this.#source.find?.();
    // A slow store is not asked again at once.
    this.#backOff.noteLook();
    return token !== undefined && request.accepts(token) ? { source: "store", token } : undefined;
  }

  #createRequest(): TokenRequest {
    const current = this.#validToken();
    return {
      expiresAt: Math.floor((this.#nowMs() + this.#lifetimeMs) / 1000),
      isRefresh: current !== undefined,
      accepts: (token) =>
        token.isValid(this.#nowMs(), this.#marginMs) &&
        token.expiresAt > (current?.expiresAt ?? 0) &&
        !isRejected(this.#slot, token.token),
    };
  }

  #settle(obtained: ObtainedToken | undefined, isRefresh: boolean, startedAtMs: number): void {
    const slot = this.#slot;
    if (obtained === undefined) {
      if (!isRefresh) return;
      slot.refreshElsewhere = startPause(this.#clock.now(), aboutMs(refreshElsewhereMs, this.#clock));
      return;
    }
    // It may have been revoked while it was on its way: then the waiters ask for another one.
    if (isRejected(slot, obtained.token.token)) return;
    const durationMs = this.#clock.now() - startedAtMs;
    // A clock may have jumped since it arrived.
    if (obtained.token.isValid(this.#nowMs(), this.#marginMs)) this.#take(obtained, isRefresh, durationMs);
    else this.fail(unusableError(), durationMs);
  }

  #take(obtained: ObtainedToken, isRefresh: boolean, durationMs: number): void {
    const slot = this.#slot;
    // The present token lived until its refresh: the row of rejections, if there was one, is over.
    if (isRefresh) slot.earlyRejections = 0;
    if (slot.earlyRejections === 0) this.#backOff.end();
    this.#keep(obtained);
    const { generation, expiresAt } = obtained.token;
    const type = obtained.source === "mint" ? "token_minted" : "token_loaded";
    this.#telemetry.emit({ type, generation, durationMs, expiresAt, refresh: isRefresh });
  }

  #keep({ token, source }: ObtainedToken): void {
    const slot = this.#slot;
    slot.generation += 1;
    token.setGeneration(slot.generation);
    const mintedAtMs = source === "mint" ? this.#clock.now() : undefined;
    slot.token = { token, refreshAtMs: this.#refreshTimeMs(token.expiresAt * 1000), mintedAtMs };
    if (source === "store") slot.counters.loads += 1;
  }

  /** At 80 % of life, give or take 10 %, so that instances that started together do not refresh together. */
  #refreshTimeMs(expiresAtMs: number): number {
    const afterMs = spreadMs(0.8 * this.#lifetimeMs, 0.9, 1.1, this.#clock);
    const latestMs = (this.#lifetimeMs - this.#marginMs) * 0.9;
    return expiresAtMs - this.#lifetimeMs + Math.min(afterMs, latestMs);
  }

  #validToken(): StorefrontToken | undefined {
    const current = this.#slot.token?.token;
    return current?.isValid(this.#nowMs(), this.#marginMs) ? current : undefined;
  }

  #nowMs(): number {
    return serverNowMs(this.#slot, this.#clock);
  }
}

type Ask = (request: TokenRequest, deadline: Deadline) => Promise<ObtainedToken | undefined>;

export interface TokenRenewalOptions {
  readonly slot: TokenSlot;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly config: Pick<Config, "tokenLifetimeSeconds" | "expiryMarginSeconds" | "timeoutMs">;
  readonly source: TokenSource;
  /** Keeps work alive after the response is sent. */
  readonly runInBackground: (task: Promise<void>) => void;
}
