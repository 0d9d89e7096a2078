import type { Clock } from "../time/clock.js";
import type { TokenStore } from "./token-store.js";

export interface MemoryTokenStore extends Required<TokenStore> {
  readonly entries: Map<string, { value: string; untilMs: number }>;
  /** What every call does first: throws for a dead store, hangs for a slow one. */
  before: () => Promise<void>;
}

/** A store in this process with the semantics of the real ones, for tests that decide time and faults. */
export function createMemoryTokenStore(clock: Clock): MemoryTokenStore {
  const entries = new Map<string, { value: string; untilMs: number }>();
  const live = (key: string) => {
    const entry = entries.get(key);
    return entry !== undefined && entry.untilMs > clock.now() ? entry.value : undefined;
  };
  const take = (key: string, owner: string, lifetimeMs: number) => {
    if (live(key) !== undefined) return false;
    entries.set(key, { value: owner, untilMs: clock.now() + lifetimeMs });
    return true;
  };
  const store: MemoryTokenStore = {
    entries,
    before: async () => {},
    async get(key) {
      await store.before();
      return live(key);
    },
    async set(key, value, lifetimeMs) {
      await store.before();
      entries.set(key, { value, untilMs: clock.now() + lifetimeMs });
    },
    async delete(key, value) {
      await store.before();
      if (live(key) === value) entries.delete(key);
    },
    async acquireLease(key, owner, lifetimeMs) {
      await store.before();
      return take(key, owner, lifetimeMs);
    },
    async releaseLease(key, owner) {
      await store.delete(key, owner);
    },
    async getOrLease(key, lease) {
      const value = await store.get(key);
      if (value !== undefined) return { value, hasLease: false };
      return { value, hasLease: take(lease.key, lease.owner, lease.lifetimeMs) };
    },
    async setAndRelease(key, value, lifetimeMs, lease) {
      await store.set(key, value, lifetimeMs);
      if (live(lease.key) === lease.owner) entries.delete(lease.key);
    },
  };
  return store;
}
