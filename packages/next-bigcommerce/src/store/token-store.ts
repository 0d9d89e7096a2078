/**
 * Where a fleet of processes shares its token. Values are sealed before they come here: a store sees, and can give
 * away, nothing. Every method may reject or hang; the caller waits a bounded time and then goes on without the store.
 *
 * Implement it for another engine, and let `tokenStoreContract` of `next-bigcommerce/testing` test the result.
 *
 * @example
 * ```ts
 * export const bigcommerce = createBigCommerce({ tokenStore: redisTokenStore(redis) });
 * ```
 */
export interface TokenStore {
  /** The value, or `undefined` if there is none or its life is over. */
  get(key: string): Promise<string | undefined>;
  /** Keeps the value for `lifetimeMs`, a whole number of milliseconds from 1. */
  set(key: string, value: string, lifetimeMs: number): Promise<void>;
  /** Removes the key while it still holds `value`; a newer value stays if the engine can tell them apart. */
  delete(key: string, value: string): Promise<void>;
  /** Resolves to `true` for one owner at a time, for `lifetimeMs` at most. A store without it costs one mint a process. */
  acquireLease?(key: string, owner: string, lifetimeMs: number): Promise<boolean>;
  /**
   * Lets the lease live for `lifetimeMs` from now if `owner` still has it; otherwise does nothing. A store without
   * it costs one more mint for each life of a lease that a mint takes.
   */
  renewLease?(key: string, owner: string, lifetimeMs: number): Promise<void>;
  /** Gives the lease up if `owner` still has it. */
  releaseLease?(key: string, owner: string): Promise<void>;
}
