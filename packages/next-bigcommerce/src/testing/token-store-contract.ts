import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { TokenStore } from "../store/token-store.js";

/** One rule that a token store keeps. */
export interface TokenStoreCheck {
  /** The rule, as a sentence. */
  readonly name: string;
  /** Rejects with an `AssertionError` if the store breaks the rule. Takes at most a few seconds. */
  run(): Promise<void>;
}

type LeasingStore = TokenStore & Required<Pick<TokenStore, "acquireLease" | "releaseLease">>;

const minuteMs = 60_000;
/** Databases that count in seconds may keep an entry one second longer. */
const shortLifeMs = 1_000;
const graceMs = 1_500;

/**
 * The rules that every {@link TokenStore} keeps, as checks that any test runner can run. A store without
 * `acquireLease` is not checked for leases. Every run uses new keys, so that a store in use is not disturbed.
 *
 * @param createStore - Creates a store over the database to test. Some checks call it twice, as two processes would: both stores must see the
 * same entries.
 * @example
 * ```ts
 * // my-token-store.test.ts, with Vitest; with node:test, mocha and Jest it is the same
 * import { tokenStoreContract } from "next-bigcommerce/testing";
 * import { describe, it } from "vitest";
 * import { myTokenStore } from "./my-token-store";
 *
 * describe("myTokenStore", () => {
 *   for (const { name, run } of tokenStoreContract(() => myTokenStore(client))) it(name, run, 10_000);
 * });
 * ```
 */
export function tokenStoreContract(
  createStore: () => TokenStore | Promise<TokenStore>,
): readonly TokenStoreCheck[] {
  const check = (name: string, rule: (store: TokenStore, key: string) => Promise<void>): TokenStoreCheck => ({
    name,
    run: async () => rule(await createStore(), createKey()),
  });
  const leaseCheck = (name: string, rule: (store: LeasingStore, key: string) => Promise<void>) =>
    check(name, async (store, key) => {
      if (canLease(store)) await rule(store, key);
    });
  return [...entryChecks(check, createStore), ...leaseChecks(check, leaseCheck), ...combinedChecks(check)];
}

type DefineCheck<Store> = (
  name: string,
  rule: (store: Store, key: string) => Promise<void>,
) => TokenStoreCheck;

/** As long as the keys that this package uses, with the same characters. */
function createKey(): string {
  return `next-bigcommerce:{contract|https://api.bigcommerce.com|abc|1,2|${randomUUID()}}`;
}

function canLease(store: TokenStore): store is LeasingStore {
  return store.acquireLease !== undefined && store.releaseLease !== undefined;
}

function entryChecks(
  check: DefineCheck<TokenStore>,
  createStore: () => TokenStore | Promise<TokenStore>,
): readonly TokenStoreCheck[] {
  return [
    check("a key that was never set is undefined", async (store, key) => {
      assert.equal(await store.get(key), undefined);
    }),
    check("a value comes back as it was set, character for character", async (store, key) => {
      const value = `{"text":"\\"ä€😀\\u0000\\n'"}${"x".repeat(8192)}`;
      await store.set(key, value, minuteMs);
      assert.equal(await store.get(key), value);
    }),
    check("another process sees the value", async (store, key) => {
      await store.set(key, "value", minuteMs);
      const other = await createStore();
      assert.equal(await other.get(key), "value");
    }),
    check("a later value replaces an earlier one", async (store, key) => {
      await store.set(key, "earlier", minuteMs);
      await store.set(key, "later", minuteMs);
      assert.equal(await store.get(key), "later");
    }),
    check("each key has its own value", async (store, key) => {
      await store.set(key, "one", minuteMs);
      await store.set(`${key}|lease`, "two", minuteMs);
      assert.deepEqual([await store.get(key), await store.get(`${key}|lease`)], ["one", "two"]);
    }),
    check("a value is there for its lifetime, and gone after it", async (store, key) => {
      await store.set(key, "value", shortLifeMs);
      assert.equal(await store.get(key), "value");
      await wait(shortLifeMs + graceMs);
      assert.equal(await store.get(key), undefined);
    }),
    check("a later set gives a new lifetime", async (store, key) => {
      await store.set(key, "value", shortLifeMs);
      await store.set(key, "value", minuteMs);
      await wait(shortLifeMs + graceMs);
      assert.equal(await store.get(key), "value");
    }),
    check("delete removes the value it names", async (store, key) => {
      await store.set(key, "value", minuteMs);
      await store.delete(key, "value");
      assert.equal(await store.get(key), undefined);
    }),
    check("delete leaves a newer value alone", async (store, key) => {
      await store.set(key, "newer", minuteMs);
      await store.delete(key, "older");
      assert.equal(await store.get(key), "newer");
    }),
    check("delete of a key that is not there is not an error", async (store, key) => {
      await store.delete(key, "value");
      assert.equal(await store.get(key), undefined);
    }),
  ];
}

function leaseChecks(
  check: DefineCheck<TokenStore>,
  leaseCheck: DefineCheck<LeasingStore>,
): readonly TokenStoreCheck[] {
  return [
    check("acquireLease and releaseLease come together", async (store) => {
      assert.equal(store.acquireLease === undefined, store.releaseLease === undefined);
    }),
    check("getOrLease and setAndRelease come with acquireLease", async (store) => {
      const needsLease = store.getOrLease !== undefined || store.setAndRelease !== undefined;
      assert.equal(needsLease && store.acquireLease === undefined, false);
    }),
    leaseCheck("of many owners at once, only one gets the lease", async (store, key) => {
      const owners = Array.from({ length: 20 }, (_, index) => `owner ${index}`);
      const answers = await Promise.all(owners.map((owner) => store.acquireLease(key, owner, minuteMs)));
      assert.equal(answers.filter((answer) => answer === true).length, 1);
      assert.equal(answers.filter((answer) => answer === false).length, 19);
    }),
    leaseCheck("an owner releases its lease, and the next one gets it", async (store, key) => {
      assert.equal(await store.acquireLease(key, "first", minuteMs), true);
      await store.releaseLease(key, "first");
      assert.equal(await store.acquireLease(key, "second", minuteMs), true);
    }),
    leaseCheck("nobody else releases a lease", async (store, key) => {
      assert.equal(await store.acquireLease(key, "first", minuteMs), true);
      await store.releaseLease(key, "second");
      assert.equal(await store.acquireLease(key, "second", minuteMs), false);
    }),
    leaseCheck(
      "a lease ends by itself, and its late owner cannot release the next one's",
      async (store, key) => {
        assert.equal(await store.acquireLease(key, "late", shortLifeMs), true);
        assert.equal(await store.acquireLease(key, "next", minuteMs), false);
        await wait(shortLifeMs + graceMs);
        assert.equal(await store.acquireLease(key, "next", minuteMs), true);
        await store.releaseLease(key, "late");
        assert.equal(await store.acquireLease(key, "third", minuteMs), false);
      },
    ),
  ];
}

/** Operations that save round trips do what their parts do. */
function combinedChecks(check: DefineCheck<TokenStore>): readonly TokenStoreCheck[] {
  return [
    check("getOrLease returns the value if there is one, and leaves the lease alone", async (store, key) => {
      if (store.getOrLease === undefined) return;
      await store.set(key, "value", minuteMs);
      const found = await store.getOrLease(key, createLease(key, "first"));
      assert.deepEqual(found, { value: "value", hasLease: false });
      assert.equal(await store.acquireLease?.(`${key}|lease`, "second", minuteMs), true);
    }),
    check("getOrLease gives one of many the lease if there is no value", async (store, key) => {
      const { getOrLease } = store;
      if (getOrLease === undefined) return;
      const owners = Array.from({ length: 20 }, (_, index) => `owner ${index}`);
      const found = await Promise.all(
        owners.map((owner) => getOrLease.call(store, key, createLease(key, owner))),
      );
      assert.equal(found.filter(({ value }) => value !== undefined).length, 0);
      assert.equal(found.filter(({ hasLease }) => hasLease === true).length, 1);
      assert.equal(found.filter(({ hasLease }) => hasLease === false).length, 19);
    }),
    check("a lease of getOrLease ends by itself", async (store, key) => {
      if (store.getOrLease === undefined) return;
      await store.getOrLease(key, { ...createLease(key, "late"), lifetimeMs: shortLifeMs });
      assert.equal(await store.acquireLease?.(`${key}|lease`, "next", minuteMs), false);
      await wait(shortLifeMs + graceMs);
      assert.equal(await store.acquireLease?.(`${key}|lease`, "next", minuteMs), true);
    }),
    check("setAndRelease keeps the value for its lifetime, and releases the lease", async (store, key) => {
      if (store.setAndRelease === undefined) return;
      await store.acquireLease?.(`${key}|lease`, "owner", minuteMs);
      await store.setAndRelease(key, "value", shortLifeMs, createLease(key, "owner"));
      assert.equal(await store.get(key), "value");
      assert.equal(await store.acquireLease?.(`${key}|lease`, "next", minuteMs), true);
      await wait(shortLifeMs + graceMs);
      assert.equal(await store.get(key), undefined);
    }),
    check("setAndRelease leaves the lease of another owner alone", async (store, key) => {
      if (store.setAndRelease === undefined) return;
      await store.acquireLease?.(`${key}|lease`, "owner", minuteMs);
      await store.setAndRelease(key, "value", minuteMs, createLease(key, "other"));
      assert.equal(await store.acquireLease?.(`${key}|lease`, "next", minuteMs), false);
    }),
  ];
}

const createLease = (key: string, owner: string) => ({ key: `${key}|lease`, owner, lifetimeMs: minuteMs });
