import { getErrorCode } from "../errors.js";
import { rememberRejected, TokenRecord, type TokenSlot } from "./slot.js";
import type { TokenSource } from "./source.js";
import { ImpersonationToken } from "./storefront-token.js";

const maxPending = 32;

export interface RevocableToken {
  readonly token: string;
  /** Unix seconds; absent where the caller brought a token of its own, and keeps it itself. */
  readonly expiresAt?: number;
}

export interface TokenRevocationOptions {
  readonly slot: TokenSlot;
  readonly source: TokenSource;
  /** BigCommerce's time. */
  readonly nowMs: () => number;
  /** Takes the cached token away from this process. */
  readonly evict: (record: TokenRecord) => void;
}

export interface TokenRevocation {
  /** Takes a token away from everyone, then asks BigCommerce. Where that fails, the token stays among the known. */
  revoke(token: RevocableToken, ask: () => Promise<void>): Promise<void>;
  /**
   * Every token that is not expired and can be revoked: this process's, the fleet's where it is another, and those
   * whose revocation failed.
   */
  known(): Promise<readonly ImpersonationToken[]>;
}

export function createTokenRevocation(options: TokenRevocationOptions): TokenRevocation {
  const { slot, source, nowMs, evict } = options;

  async function known(): Promise<readonly ImpersonationToken[]> {
    const shared = await source.find?.();
    const own = slot.token === undefined ? [] : [slot.token];
    const records = [...own, ...slot.pendingRevocations].map(
      ({ value, expiresAt, generation }) => new ImpersonationToken(value, expiresAt, generation),
    );
    const all = shared === undefined ? records : [...records, shared];
    const each = new Map(all.map((token) => [token.token, token]));
    return [...each.values()].filter(({ expiresAt }) => nowMs() < expiresAt * 1000);
  }

  /** Nobody is handed it from here on, whatever BigCommerce then says. */
  async function revoke(token: RevocableToken, ask: () => Promise<void>): Promise<void> {
    rememberRejected(slot, token.token);
    keepPending(slot, token);
    if (slot.token?.value === token.token) evict(slot.token);
    await source.forget(token.token);
    try {
      await ask();
    } catch (error) {
      // A token that BigCommerce does not know, or no longer, has nothing left to revoke.
      if (getErrorCode(error) !== "request_rejected") throw error;
      forgetPending(slot, token.token);
      throw error;
    }
    forgetPending(slot, token.token);
  }

  return { revoke, known };
}

/** Keeps a token that nobody is handed any more and that BigCommerce still takes, until it is revoked or expired. */
function keepPending(slot: TokenSlot, { token, expiresAt }: RevocableToken): void {
  if (expiresAt === undefined) return;
  forgetPending(slot, token);
  const times = { expiresAt, refreshAtMs: expiresAt * 1000, mintedAtMs: undefined, generation: 0 };
  const record = new TokenRecord(token, times);
  slot.pendingRevocations = [...slot.pendingRevocations, record].slice(-maxPending);
}

function forgetPending(slot: TokenSlot, token: string): void {
  slot.pendingRevocations = slot.pendingRevocations.filter(({ value }) => value !== token);
}
