/** How many REST requests a store may send in a window. */
export interface RestQuotaLimit {
  /** Requests in one window. */
  readonly requests: number;
  /** Length of a window in milliseconds. */
  readonly windowMs: number;
}

export interface QuotaReading {
  readonly limited: boolean;
  readonly headers: Record<string, string>;
}

export interface RestQuota {
  take(): QuotaReading;
  clear(): void;
}

/**
 * The store's REST quota in fixed windows, with the four documented headers on each answer and the wait in whole
 * seconds when it is used up.
 */
export function createRestQuota(limit: RestQuotaLimit, nowMs: () => number): RestQuota {
  let windowStartMs = Number.NEGATIVE_INFINITY;
  let used = 0;
  const take = (): QuotaReading => {
    const now = nowMs();
    // A clock that was set back must not leave a window open in the future.
    if (now >= windowStartMs + limit.windowMs || now < windowStartMs) {
      windowStartMs = now;
      used = 0;
    }
    const limited = used >= limit.requests;
    if (!limited) used += 1;
    return {
      limited,
      headers: quotaHeaders(limit, limit.requests - used, windowStartMs + limit.windowMs - now, limited),
    };
  };
  const clear = () => {
    windowStartMs = Number.NEGATIVE_INFINITY;
    used = 0;
  };
  return { take, clear };
}

function quotaHeaders(limit: RestQuotaLimit, left: number, resetMs: number, limited: boolean) {
  return {
    "X-Rate-Limit-Time-Window-Ms": String(limit.windowMs),
    "X-Rate-Limit-Time-Reset-Ms": String(resetMs),
    "X-Rate-Limit-Requests-Quota": String(limit.requests),
    "X-Rate-Limit-Requests-Left": String(left),
    ...(limited ? { "X-Retry-After": String(Math.ceil(resetMs / 1000)) } : {}),
  };
}
