import Keyv from "keyv";
import { describe, expect, it } from "vitest";
import { keyvTokenStore } from "../store/keyv.js";
import { createMemoryTokenStore, type MemoryTokenStore } from "../store/memory-token-store.fixture.js";
import { type TokenStore, tokenStoreContract } from "../testing.js";
import { systemClock } from "../time/clock.js";

const keyv = new Keyv();
const memory = createMemoryTokenStore(systemClock);

describe.concurrent("keyvTokenStore over Keyv in memory", () => {
  for (const { name, run } of tokenStoreContract(() => keyvTokenStore(keyv))) it(name, run, 10_000);
});

describe.concurrent("the store that our own tests use", () => {
  for (const { name, run } of tokenStoreContract(() => memory)) it(name, run, 10_000);
});

/** The rules that a store breaks. */
async function brokenBy(change: (store: MemoryTokenStore) => TokenStore): Promise<string[]> {
  const store = createMemoryTokenStore(systemClock);
  const checks = tokenStoreContract(() => change(store));
  const results = await Promise.allSettled(checks.map(({ run }) => run()));
  return checks.filter((_, index) => results[index]?.status === "rejected").map(({ name }) => name);
}

describe.concurrent("a store that is wrong is found out", () => {
  it.each<[string, (store: MemoryTokenStore) => TokenStore, string]>([
    ["answers null for nothing", (store) => ({ ...store, get: async () => JSON.parse("null") }), "never set"],
    [
      "keeps values for ever",
      (store) => ({ ...store, set: (key, value) => store.set(key, value, 1e9) }),
      "gone after it",
    ],
    [
      "takes milliseconds for seconds",
      (store) => ({ ...store, set: (key, value, ms) => store.set(key, value, ms / 1000) }),
      "new life",
    ],
    [
      "deletes whatever is there",
      (store) => ({
        ...store,
        delete: async (key) => {
          store.entries.delete(key);
        },
      }),
      "newer value alone",
    ],
    [
      "gives the lease to everyone",
      (store) => ({ ...store, acquireLease: async () => true }),
      "one gets the lease",
    ],
    [
      "lets anybody release",
      (store) => ({
        ...store,
        releaseLease: async (key) => {
          store.entries.delete(key);
        },
      }),
      "nobody else releases a lease",
    ],
    [
      "forgets the life of a lease",
      (store) => ({ ...store, acquireLease: (key, owner) => store.acquireLease(key, owner, 1e9) }),
      "ends by itself",
    ],
    [
      "takes the lease although there is a value",
      (store) => ({
        ...store,
        getOrLease: async (key, { key: leaseKey, owner, lifetimeMs }) => {
          await store.acquireLease(leaseKey, owner, lifetimeMs);
          return { value: await store.get(key), hasLease: false };
        },
      }),
      "leaves the lease alone",
    ],
    [
      "gives the lease to everyone who finds nothing",
      (store) => ({ ...store, getOrLease: async () => ({ value: undefined, hasLease: true }) }),
      "one of many",
    ],
    [
      "stores and keeps the lease",
      (store) => ({ ...store, setAndRelease: (key, value, ms) => store.set(key, value, ms) }),
      "releases the lease",
    ],
    [
      "releases the lease of anybody when it stores",
      (store) => ({
        ...store,
        setAndRelease: async (key, value, ms, lease) => {
          await store.set(key, value, ms);
          store.entries.delete(lease.key);
        },
      }),
      "another owner alone",
    ],
    [
      "has half a lease",
      ({ get, set, delete: remove, acquireLease }) => ({ get, set, delete: remove, acquireLease }),
      "come together",
    ],
  ])(
    "one that %s",
    async (_name, change, rule) => {
      expect((await brokenBy(change)).join("\n")).toContain(rule);
    },
    15_000,
  );
});
