import type { TokenStatus } from "next-bigcommerce";

export interface TokenLife {
  /** Of the token's life, 0 to 1. */
  readonly spentShare: number;
  readonly refreshShare: number;
  /** Negative if it is past. */
  readonly untilRefreshSeconds: number;
  readonly untilExpirySeconds: number;
}

/** Where in its life the token is, by BigCommerce's clock; null if there is no token. */
export function readTokenLife(
  status: Pick<TokenStatus, "expiresAt" | "refreshAt" | "clockSkewMs" | "lifetimeSeconds">,
  nowMs: number,
): TokenLife | null {
  const { expiresAt, refreshAt, clockSkewMs, lifetimeSeconds } = status;
  if (expiresAt === undefined || refreshAt === undefined) return null;
  const nowSeconds = Math.floor((nowMs + clockSkewMs) / 1000);
  const startsAt = expiresAt - lifetimeSeconds;
  const share = (seconds: number) => Math.min(1, Math.max(0, (seconds - startsAt) / lifetimeSeconds));
  return {
    spentShare: share(nowSeconds),
    refreshShare: share(refreshAt),
    untilRefreshSeconds: refreshAt - nowSeconds,
    untilExpirySeconds: expiresAt - nowSeconds,
  };
}

/** `48:07`, and `now` for what is past. */
export function countdown(seconds: number): string {
  if (seconds <= 0) return "now";
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
