import { TokenRecord, type TokenSlot } from "./token-state.js";

const maxPending = 32;

export interface RevocableToken {
  readonly token: string;
  /** Unix seconds; absent where the caller brought a token of its own, and keeps it itself. */
  readonly expiresAt?: number;
}

/** Keeps a token that nobody is handed any more and that BigCommerce still takes, until it is revoked or expired. */
export function keepForRevocation(slot: TokenSlot, { token, expiresAt }: RevocableToken): void {
  if (expiresAt === undefined) return;
  forgetPending(slot, token);
  const times = { expiresAt, refreshAtMs: expiresAt * 1000, mintedAtMs: undefined };
  const record = new TokenRecord(token, { ...times, generation: 0 });
  slot.pendingRevocations = [...slot.pendingRevocations, record].slice(-maxPending);
}

/** BigCommerce has revoked it. */
export function forgetPending(slot: TokenSlot, token: string): void {
  slot.pendingRevocations = slot.pendingRevocations.filter(({ value }) => value !== token);
}
