import type { TokenStore } from "./token-store.js";
import { readText } from "./unexpected-answer.js";

/** A `Keyv` object (not a bare storage adapter), by its shape: `ttl` in milliseconds from now. */
export interface KeyvLike {
  /** Returns the value, or `undefined`. */
  get(key: string): Promise<unknown>;
  /** Keeps the value for `ttl` milliseconds. */
  set(key: string, value: string, ttl?: number): Promise<unknown>;
  /** Removes the value. */
  delete(key: string): Promise<unknown>;
}

/**
 * Shares the token through any engine that Keyv reaches: Postgres, DynamoDB, Memcached, Upstash and others. There is
 * no lease, so at worst each process mints once. Keyv swallows the faults of its engine unless it is made with
 * `throwOnErrors: true`; a dead store then looks like an empty one, which costs mints, but never a page.
 *
 * Keyv cannot compare and delete at once: a token is read before it is deleted, and one that another process stores in
 * between goes with it. That costs a mint. A value that a serializer makes anything but a text or bytes is reported as a
 * fault of the store.
 *
 * @example
 * ```ts
 * import Keyv from "keyv";
 *
 * export const bigcommerce = createBigCommerce({ tokenStore: keyvTokenStore(new Keyv({ store, throwOnErrors: true })) });
 * ```
 * @see https://keyv.org
 */
export function keyvTokenStore(keyv: KeyvLike): TokenStore {
  const read = async (key: string) => readText(await keyv.get(key), "get");
  return {
    get: read,
    async set(key, value, lifetimeMs) {
      await keyv.set(key, value, lifetimeMs);
    },
    async delete(key, value) {
      if ((await read(key)) === value) await keyv.delete(key);
    },
  };
}
