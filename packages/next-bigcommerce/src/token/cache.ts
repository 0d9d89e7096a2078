import type { HttpResponse } from "../http/message.js";
import type { Telemetry } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import type { Deadline } from "../time/deadline.js";
import { isPaused, type Pause, startPause } from "../time/pause.js";
import { countRejection, rejectedError, rememberRejected } from "./rejection.js";
import { TokenRenewal, type TokenRenewalOptions } from "./renewal.js";
import { type RevocableToken, TokenRevocation } from "./revocation.js";
import { learnServerTime, serverNowMs } from "./server-time.js";
import type { CachedToken, TokenSlot } from "./slot.js";
import type { TokenSource } from "./source.js";
import type { StorefrontToken } from "./storefront-token.js";

/** How long the cache remembers whether anybody listens to reads. */
const audienceKeptMs = 1_000;

/**
 * The life of one token: obtained once for any number of concurrent callers, refreshed ahead of its expiry by one of
 * them while the others go on with the present token, served as long as it is valid when minting fails, and never
 * handed out within the margin of its expiry. After a failure nobody asks again before the back-off has passed.
 */
export class TokenCache {
  readonly #slot: TokenSlot;
  readonly #clock: Clock;
  readonly #telemetry: Telemetry;
  readonly #source: TokenSource;
  readonly #runInBackground: (task: Promise<void>) => void;
  readonly #marginMs: number;
  readonly #lifetimeMs: number;
  readonly #renewal: TokenRenewal;
  readonly #revocation: TokenRevocation;
  #promised: { readonly token: StorefrontToken; readonly promise: Promise<StorefrontToken> } | undefined;
  #audienceKept: Pause | undefined;
  #hasAudience = false;

  constructor(options: TokenRenewalOptions) {
    const { slot, clock, telemetry, config, source, runInBackground } = options;
    this.#slot = slot;
    this.#clock = clock;
    this.#telemetry = telemetry;
    this.#source = source;
    this.#runInBackground = runInBackground;
    this.#marginMs = config.expiryMarginSeconds * 1000;
    this.#lifetimeMs = config.tokenLifetimeSeconds * 1000;
    this.#renewal = new TokenRenewal(options);
    const nowMs = () => serverNowMs(slot, clock);
    this.#revocation = new TokenRevocation({
      slot,
      source,
      nowMs,
      evictCached: () => this.#evict("revoked"),
    });
  }

  /**
   * A token that is still valid for the margin: the cached one at once, else a new one, for which the source is asked
   * once for any number of callers. Starts a refresh that is due, and leaves it to the background.
   *
   * @param deadlineOf - Called only if the caller has to wait: a deadline for each read would cost half as much as the
   * read (benchmark `token-read`).
   */
  get(deadlineOf: () => Deadline): Promise<StorefrontToken> {
    const token = this.#read();
    return token === undefined ? this.#waitForToken(deadlineOf) : this.#promiseOf(token);
  }

  /** BigCommerce accepted this generation's token. */
  confirm(generation: number): void {
    if (this.#slot.earlyRejections === 0 || this.#slot.token?.token.generation !== generation) return;
    this.#slot.earlyRejections = 0;
    this.#renewal.recover();
  }

  /** BigCommerce rejected this generation's token: nobody gets it again. A newer one stays. */
  reject(generation: number): void {
    const slot = this.#slot;
    const cached = slot.token;
    if (cached?.token.generation !== generation) return;
    const { token } = cached.token;
    rememberRejected(slot, token);
    this.#evict("rejected");
    this.#runInBackground(this.#source.evict(token));
    if (countRejection(slot, cached, this.#clock.now(), this.#lifetimeMs))
      this.#renewal.fail(rejectedError(), 0);
  }

  /** Takes a token out of every cache, then asks BigCommerce to revoke it. */
  revoke(token: RevocableToken, ask: (jwt: string) => Promise<void>): Promise<void> {
    return this.#revocation.revoke(token, ask);
  }

  /** Every unexpired token that can be revoked. */
  known(): Promise<readonly StorefrontToken[]> {
    return this.#revocation.known();
  }

  /** Learns BigCommerce's time from a response. */
  observe(response: HttpResponse): void {
    learnServerTime(this.#slot, this.#clock, this.#telemetry.emit, response);
  }

  /** The cached token if it is valid; `waitedMs` is for a caller that waited for it. */
  #read(waitedMs?: number): StorefrontToken | undefined {
    const cached = this.#slot.token;
    const nowMs = serverNowMs(this.#slot, this.#clock);
    if (cached === undefined || !cached.token.isValid(nowMs, this.#marginMs)) return undefined;
    const isStale = nowMs >= cached.refreshAtMs;
    if (isStale) this.#renewal.refresh();
    this.#slot.counters.hits += 1;
    if (waitedMs !== undefined || isStale || this.#isHeard(nowMs))
      this.#tellServed(cached, isStale, waitedMs);
    return cached.token;
  }

  /** One promise for all reads of a token: one for each would cost a tenth of the read (benchmark `token-read`). */
  #promiseOf(token: StorefrontToken): Promise<StorefrontToken> {
    if (this.#promised?.token !== token) this.#promised = { token, promise: Promise.resolve(token) };
    return this.#promised.promise;
  }

  /** Looked up once a second: a look costs as much as the rest of a read (benchmark `token-read`). */
  #isHeard(nowMs: number): boolean {
    if (!isPaused(this.#audienceKept, nowMs)) {
      this.#hasAudience = this.#telemetry.hears("token_served");
      this.#audienceKept = startPause(nowMs, audienceKeptMs);
    }
    return this.#hasAudience;
  }

  #tellServed({ token, mintedAtMs }: CachedToken, isStale: boolean, waitedMs: number | undefined): void {
    const origin = mintedAtMs === undefined ? "store" : "mint";
    const source = waitedMs !== undefined ? origin : isStale ? "stale" : "process";
    const { generation } = token;
    this.#telemetry.emit({ type: "token_served", source, generation, waitMs: waitedMs ?? 0 });
  }

  async #waitForToken(deadlineOf: () => Deadline): Promise<StorefrontToken> {
    const deadline = deadlineOf();
    const startedAtMs = this.#clock.now();
    for (;;) {
      await this.#renewal.wait(deadline);
      const token = this.#read(this.#clock.now() - startedAtMs);
      if (token !== undefined) return token;
    }
  }

  #evict(reason: "rejected" | "revoked"): void {
    const cached = this.#slot.token;
    if (cached === undefined) return;
    this.#slot.token = undefined;
    this.#slot.counters.evictions += 1;
    this.#telemetry.emit({ type: "token_evicted", generation: cached.token.generation, reason });
  }
}
