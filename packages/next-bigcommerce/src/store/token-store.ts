/**
 * Where a fleet of processes shares its token. Values are sealed before they come here: a store sees, and can give
 * away, nothing. Every method may reject or hang; the caller waits a bounded time and then goes on without the store.
 *
 * Implement it for another engine, and let `tokenStoreContract` of `next-bigcommerce/testing` test the result. `get`,
 * `set` and `delete` are enough. `acquireLease` and `releaseLease` let one process mint for all; the other two save
 * round trips.
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
  /** Gives the lease up if `owner` still has it. */
  releaseLease?(key: string, owner: string): Promise<void>;
  /**
   * `get(key)`, and `acquireLease(lease.key, lease.owner, lease.lifetimeMs)` if there is no value, in one round trip.
   * Without it, these are called one after the other. It need not look when a lease that is held ends: whoever has waited
   * longer than a lease lives calls `acquireLease` as well.
   */
  getOrLease?(key: string, lease: TokenLease): Promise<TokenOrLease>;
  /**
   * `set(key, value, lifetimeMs)` and `releaseLease(lease.key, lease.owner)` in one round trip. Without it, these are
   * called one after the other.
   */
  setAndRelease?(key: string, value: string, lifetimeMs: number, lease: TokenLease): Promise<void>;
}

/** The right to mint for the fleet, as one process asks for it. */
export interface TokenLease {
  /** Where the store keeps it: the key of the token and `|lease`. */
  readonly key: string;
  /** A new random id for every lease. */
  readonly owner: string;
  /** In milliseconds. */
  readonly lifetimeMs: number;
}

/** What `getOrLease` found. */
export interface TokenOrLease {
  /** The value, or `undefined` if there is none or its life is over. */
  readonly value: string | undefined;
  /** Whether the caller has the lease. Never with a value. */
  readonly hasLease: boolean;
}
