import { getErrorCode } from "../errors.js";
import { rememberRejected } from "./rejection.js";
import type { TokenSlot } from "./slot.js";
import type { TokenSource } from "./source.js";
import type { StorefrontToken } from "./storefront-token.js";

const maxPending = 32;

/** A token of ours, or one that a caller brought and keeps itself. */
export type RevocableToken = StorefrontToken | string;

interface TokenRevocationOptions {
  readonly slot: TokenSlot;
  readonly source: TokenSource;
  /** BigCommerce's time. */
  readonly nowMs: () => number;
  /** Takes the cached token out of this process's cache. */
  readonly evictCached: () => void;
}

/** Revokes tokens, and knows those that are still to be revoked. */
export class TokenRevocation {
  readonly #slot: TokenSlot;
  readonly #source: TokenSource;
  readonly #nowMs: () => number;
  readonly #evictCached: () => void;

  constructor({ slot, source, nowMs, evictCached }: TokenRevocationOptions) {
    this.#slot = slot;
    this.#source = source;
    this.#nowMs = nowMs;
    this.#evictCached = evictCached;
  }

  /** Every unexpired token that can be revoked: this process's, the fleet's, and those whose revocation failed. */
  async known(): Promise<readonly StorefrontToken[]> {
    const shared = await this.#source.find?.();
    const own = this.#slot.token?.token;
    const all = [own, ...this.#slot.pendingRevocations, shared].filter((token) => token !== undefined);
    const each = new Map(all.map((token) => [token.token, token]));
    return [...each.values()].filter(({ expiresAt }) => this.#nowMs() < expiresAt * 1000);
  }

  /**
   * Takes a token out of every cache, then asks BigCommerce. From then on it is handed out no more, whatever BigCommerce
   * says; if it refuses, the token stays among the known.
   */
  async revoke(token: RevocableToken, ask: (jwt: string) => Promise<void>): Promise<void> {
    const jwt = typeof token === "string" ? token : token.token;
    rememberRejected(this.#slot, jwt);
    if (typeof token !== "string") this.#addPending(token);
    if (this.#slot.token?.token.token === jwt) this.#evictCached();
    await this.#source.evict(jwt);
    try {
      await ask(jwt);
    } catch (error) {
      // A token that BigCommerce does not know, or no longer knows, has nothing left to revoke.
      if (getErrorCode(error) === "request_rejected") this.#removePending(jwt);
      throw error;
    }
    this.#removePending(jwt);
  }

  #addPending(token: StorefrontToken): void {
    this.#removePending(token.token);
    this.#slot.pendingRevocations = [...this.#slot.pendingRevocations, token].slice(-maxPending);
  }

  #removePending(jwt: string): void {
    this.#slot.pendingRevocations = this.#slot.pendingRevocations.filter(({ token }) => token !== jwt);
  }
}
