import type { BigCommerceErrorCode } from "../errors.js";
import type { Clock } from "../time/clock.js";
import type { TokenCounters, TokenSlot } from "./slot.js";

/**
 * Life and counters of this process's token. Holds no secret.
 *
 * @example
 * ```ts
 * // app/api/health/route.ts
 * export async function GET() {
 *   await connection(); // not once for all, while the app is built
 *   const { state, backingOff, lastFailure, counters } = bigcommerce.tokenStatus();
 *   const isFailing = state !== "valid" && backingOff !== undefined;
 *   return Response.json({ state, lastFailure, counters }, { status: isFailing ? 503 : 200 });
 * }
 * ```
 */
export interface TokenStatus {
  /** `empty`: none was asked for yet, or it was evicted. `expired`: the next caller waits for a new one. */
  readonly state: "empty" | "valid" | "expired";
  /** Whether a mint is on its way. */
  readonly minting: boolean;
  /** Counts the tokens cached so far. */
  readonly generation: number;
  /** Unix seconds, by BigCommerce's clock; `undefined` if no token is cached. */
  readonly expiresAt: number | undefined;
  /** Seconds that a token is minted for: `tokenLifetimeSeconds`. */
  readonly lifetimeSeconds: number;
  /** Unix seconds after which the next caller starts a refresh in the background. */
  readonly refreshAt: number | undefined;
  /** BigCommerce's clock minus this machine's, in milliseconds. */
  readonly clockSkewMs: number;
  /** The last failed mint, while it keeps the next attempt waiting. */
  readonly backingOff: { readonly code: BigCommerceErrorCode; readonly retryInMs: number } | undefined;
  /** The last failed mint, even if a later one succeeded; `at` in Unix seconds by this machine's clock. */
  readonly lastFailure: { readonly code: BigCommerceErrorCode; readonly at: number } | undefined;
  /** Since this process began. */
  readonly counters: Readonly<TokenCounters>;
}

export function readTokenStatus(slot: TokenSlot, clock: Clock, lifetimeSeconds: number): TokenStatus {
  const { token, failure, lastFailure, skewMs, generation, counters } = slot;
  const now = clock.now();
  const expired = token !== undefined && now + skewMs >= token.token.expiresAt * 1000;
  const retryInMs = failure === undefined ? 0 : failure.backOff.endsAtMs - now;
  return {
    state: token === undefined ? "empty" : expired ? "expired" : "valid",
    minting: slot.flight !== undefined,
    generation,
    expiresAt: token?.token.expiresAt,
    lifetimeSeconds,
    refreshAt: token === undefined ? undefined : Math.floor(token.refreshAtMs / 1000),
    clockSkewMs: skewMs,
    backingOff: failure !== undefined && retryInMs > 0 ? { code: failure.code, retryInMs } : undefined,
    lastFailure: lastFailure && { code: lastFailure.code, at: Math.floor(lastFailure.atMs / 1000) },
    counters: { ...counters },
  };
}
