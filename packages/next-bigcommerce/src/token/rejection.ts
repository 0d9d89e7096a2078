import { createHash } from "node:crypto";
import { BigCommerceError } from "../errors.js";
import type { CachedToken, TokenSlot } from "./slot.js";

/** A token rejected this soon after its mint counts as a failed mint; one of a short life, in its first half. */
const earlyRejectionMs = 60_000;
const maxRejectedDigests = 32;
const digestOf = (token: string) => createHash("sha256").update(token).digest("base64url");

export function rememberRejected(slot: TokenSlot, token: string): void {
  slot.rejectedDigests = [...slot.rejectedDigests, digestOf(token)].slice(-maxRejectedDigests);
}

export function isRejected(slot: TokenSlot, token: string): boolean {
  return slot.rejectedDigests.length > 0 && slot.rejectedDigests.includes(digestOf(token));
}

/**
 * Counts a rejection, and returns whether it counts as a failed mint. The first early one may be a revocation: the token
 * is replaced at once. A second in a row, with none accepted in between, is a store that rejects every token.
 */
export function countRejection(
  slot: TokenSlot,
  { mintedAtMs }: CachedToken,
  nowMs: number,
  lifetimeMs: number,
): boolean {
  if (mintedAtMs === undefined) return false;
  const isEarly = nowMs - mintedAtMs < Math.min(earlyRejectionMs, lifetimeMs / 2);
  slot.earlyRejections = isEarly ? slot.earlyRejections + 1 : 0;
  return slot.earlyRejections > 1;
}

export function rejectedError(): BigCommerceError {
  return new BigCommerceError(
    "token_rejected",
    "BigCommerce's GraphQL Storefront API rejects the tokens that its token endpoint has just minted. The likely " +
      "cause is that BIGCOMMERCE_API_URL and BIGCOMMERCE_STOREFRONT_URL lead to different stores or environments.",
    { status: 401, retryable: true },
  );
}
