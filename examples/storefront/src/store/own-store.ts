import "server-only";
import { logShopEvent } from "@/shop-log";

/** Beyond as many entries those that have ended make room, else the one written first. */
const maxEntries = 100_000;

/** One customer's make room among themselves, so that nobody can push out the entries of others from one account. */
const maxEntriesOfOwner = 500;

interface Entry {
  readonly value: string;
  readonly endsAtMs: number;
  readonly owner: string | undefined;
}

/** What a process keeps by itself while it has no shared store. */
export class OwnStore {
  readonly #entries = new Map<string, Entry>();
  readonly #keysOf = new Map<string, Set<string>>();

  read(key: string): string | null {
    const entry = this.#entries.get(key);
    return entry !== undefined && entry.endsAtMs > Date.now() ? entry.value : null;
  }

  write(key: string, value: string, lifetimeMs: number, owner?: string): void {
    this.#drop(key);
    this.#entries.set(key, { value, endsAtMs: Date.now() + lifetimeMs, owner });
    if (owner !== undefined) this.#own(key, owner);
    if (this.#entries.size > maxEntries) this.#makeRoom();
  }

  #own(key: string, owner: string): void {
    const keys = this.#keysOf.get(owner) ?? new Set();
    this.#keysOf.set(owner, keys.add(key));
    const [oldest] = keys;
    if (keys.size > maxEntriesOfOwner && oldest !== undefined) this.#drop(oldest);
  }

  #makeRoom(): void {
    const nowMs = Date.now();
    for (const [key, { endsAtMs }] of this.#entries) if (endsAtMs <= nowMs) this.#drop(key);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size <= maxEntries || oldest === undefined) return;
    this.#drop(oldest);
    logShopEvent("own_store_full");
  }

  #drop(key: string): void {
    const owner = this.#entries.get(key)?.owner;
    this.#entries.delete(key);
    if (owner === undefined) return;
    const keys = this.#keysOf.get(owner);
    keys?.delete(key);
    if (keys?.size === 0) this.#keysOf.delete(owner);
  }
}
