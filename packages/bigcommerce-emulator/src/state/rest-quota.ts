import type { EmulatorClock } from "./clock.js";

/**
 * The store's REST quota in fixed windows, with the four documented headers for each response, and the wait in whole
 * seconds once the quota is used up.
 */
export class RestQuota {
  readonly #limit: RestQuotaLimit;
  readonly #clock: Pick<EmulatorClock, "nowMs">;
  #windowStartMs = Number.NEGATIVE_INFINITY;
  #used = 0;

  constructor(limit: RestQuotaLimit, clock: Pick<EmulatorClock, "nowMs">) {
    this.#limit = limit;
    this.#clock = clock;
  }

  take(): { readonly limited: boolean; readonly headers: Record<string, string> } {
    const nowMs = this.#clock.nowMs();
    // A clock that was set back must not leave a window open in the future.
    if (nowMs >= this.#windowEndMs() || nowMs < this.#windowStartMs) {
      this.#windowStartMs = nowMs;
      this.#used = 0;
    }
    const limited = this.#used >= this.#limit.requests;
    if (!limited) this.#used += 1;
    return { limited, headers: this.#headers(this.#windowEndMs() - nowMs, limited) };
  }

  clear(): void {
    this.#windowStartMs = Number.NEGATIVE_INFINITY;
    this.#used = 0;
  }

  #windowEndMs(): number {
    return this.#windowStartMs + this.#limit.windowMs;
  }

  #headers(resetMs: number, limited: boolean): Record<string, string> {
    return {
      "X-Rate-Limit-Time-Window-Ms": String(this.#limit.windowMs),
      "X-Rate-Limit-Time-Reset-Ms": String(resetMs),
      "X-Rate-Limit-Requests-Quota": String(this.#limit.requests),
      "X-Rate-Limit-Requests-Left": String(this.#limit.requests - this.#used),
      ...(limited ? { "X-Retry-After": String(Math.ceil(resetMs / 1000)) } : {}),
    };
  }
}

/** How many REST requests a store may send in a window. */
export interface RestQuotaLimit {
  /** Requests per window; 0 refuses all. */
  readonly requests: number;
  /** Length of the window in milliseconds. */
  readonly windowMs: number;
}
