import type { Clock } from "../time/clock.js";
import { backOffMs } from "../time/pause.js";
import type { StorefrontToken } from "../token/storefront-token.js";
import type { BoundedTokenStore } from "./bounded.js";
import type { TokenSeal } from "./seal.js";
import type { TokenLease } from "./token-store.js";

/** How long a page waits for its new token to be stored. What takes longer goes on without it. */
const writeMs = 250;
/** The waits between attempts to store it grow to that of this one: 2 to 4 s. */
const slowestRetry = 3;

/** The token in its place in the store. One that could not be stored is stored when the store answers again. */
export class SharedToken {
  readonly #store: BoundedTokenStore;
  readonly #seal: TokenSeal;
  readonly #key: string;
  readonly #clock: Clock;
  readonly #nowMs: () => number;
  #unshared: StorefrontToken | undefined;
  #retries = 0;

  constructor({ store, seal, key, clock, nowMs }: SharedTokenOptions) {
    this.#store = store;
    this.#seal = seal;
    this.#key = key;
    this.#clock = clock;
    this.#nowMs = nowMs;
  }

  async find(): Promise<StorefrontToken | undefined> {
    return this.open((await this.#store.get(this.#key).inTime)?.value);
  }

  /** The token in a value that was found, or `undefined` if there is none that can be trusted. */
  open(value: string | undefined): StorefrontToken | undefined {
    return value === undefined ? undefined : this.#seal.open(value);
  }

  async evict(token: string): Promise<void> {
    if (this.#unshared?.token === token) this.#unshared = undefined;
    const value = (await this.#store.get(this.#key).inTime)?.value;
    if (value !== undefined && this.open(value)?.token === token)
      await this.#store.delete(this.#key, value).inTime;
  }

  /** Stores the token, and gives the lease up with it. Resolves soon, even if the store does not answer. */
  async share(token: StorefrontToken, lease?: TokenLease): Promise<void> {
    this.#unshared = token;
    await Promise.race([this.#write(token, lease), this.#clock.sleep(writeMs)]);
  }

  async #write(token: StorefrontToken, lease?: TokenLease): Promise<void> {
    const lifetimeMs = Math.floor(token.expiresAt * 1000 - this.#nowMs());
    if (lifetimeMs <= 0) return this.#settle(token);
    const sealed = this.#seal.seal(token);
    const { inTime, eventual } =
      lease === undefined
        ? this.#store.set(this.#key, sealed, lifetimeMs)
        : this.#store.setAndRelease(this.#key, sealed, lifetimeMs, lease);
    void eventual.then((isWritten) => isWritten && this.#settle(token));
    if ((await inTime) === undefined) this.#retryLater(token);
  }

  #retryLater(token: StorefrontToken): void {
    if (this.#unshared !== token) return;
    this.#retries = Math.min(this.#retries + 1, slowestRetry);
    const waitMs = backOffMs({ attempt: this.#retries }, this.#clock);
    const retry = () => void (this.#unshared === token && this.#write(token));
    this.#clock.startTimer(waitMs, retry, { keepsProcess: false });
  }

  /** It is in the store, or need not be there. */
  #settle(token: StorefrontToken): void {
    if (this.#unshared !== token) return;
    this.#unshared = undefined;
    this.#retries = 0;
  }
}

interface SharedTokenOptions {
  readonly store: BoundedTokenStore;
  readonly seal: TokenSeal;
  /** The place of this token in the store. */
  readonly key: string;
  readonly clock: Clock;
  /** BigCommerce's time in milliseconds. */
  readonly nowMs: () => number;
}
