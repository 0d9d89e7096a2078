import { randomUUID } from "node:crypto";
import type { Clock } from "../time/clock.js";
import { checkDeadline, type Deadline, remainingMs } from "../time/deadline.js";
import { aboutMs, isPaused, spreadMs, startPause } from "../time/pause.js";
import type { MintToken, ObtainedToken, TokenRequest, TokenSource } from "../token/source.js";
import type { StorefrontToken } from "../token/storefront-token.js";
import type { BoundedTokenStore } from "./bounded.js";
import type { TokenSeal } from "./seal.js";

/** How long a dead holder can keep the fleet waiting. */
const leaseLifetimeMs = 4_000;
/** When one of those who wait mints beside a holder that is alive and slow. */
const helpAfterMs = 5_000;
const pollMs = 60;
/** How often an instance that mints renews its lease, and looks whether another one was quicker. */
const beatMs = 250;

/**
 * One mint for the whole fleet: the instance that gets the lease mints and stores the sealed token, the others wait for
 * it, a bounded time. A store that is dead, slow, empty or filled by somebody else costs mints, and never a page.
 */
export class FleetTokenSource implements TokenSource {
  readonly #store: BoundedTokenStore;
  readonly #seal: TokenSeal;
  readonly #key: string;
  readonly #leaseKey: string;
  readonly #spareLeaseKey: string;
  readonly #clock: Clock;
  readonly #nowMs: () => number;
  readonly #askMint: MintToken;

  constructor({ store, seal, key, clock, nowMs, mint }: FleetTokenSourceOptions) {
    this.#store = store;
    this.#seal = seal;
    this.#key = key;
    this.#leaseKey = `${key}|lease`;
    this.#spareLeaseKey = `${key}|spare-lease`;
    this.#clock = clock;
    this.#nowMs = nowMs;
    this.#askMint = mint;
  }

  async obtain(request: TokenRequest, deadline: Deadline): Promise<ObtainedToken | undefined> {
    const shared = await this.#read(request);
    if (shared !== undefined) return shared;
    if (!this.#store.hasLease || !this.#store.isUp()) return this.#mintAndShare(request, deadline);
    const lease = await this.#takeLease(this.#leaseKey);
    if (lease !== undefined) return this.#mintUnderLease(lease, request, deadline);
    if (request.isRefresh && this.#store.isUp()) return undefined;
    return this.#waitForHolder(request, deadline);
  }

  async find(): Promise<StorefrontToken | undefined> {
    return (await this.#readEntry())?.token;
  }

  async evict(token: string): Promise<void> {
    const entry = await this.#readEntry();
    if (entry?.token?.token === token) await this.#store.delete(this.#key, entry.sealed);
  }

  async #readEntry() {
    const sealed = await this.#store.get(this.#key);
    return sealed === undefined ? undefined : { sealed, token: this.#seal.open(sealed) };
  }

  async #read(request: TokenRequest): Promise<ObtainedToken | undefined> {
    const token = await this.find();
    return token !== undefined && request.accepts(token) ? { source: "store", token } : undefined;
  }

  async #share(token: StorefrontToken): Promise<void> {
    const lifetimeMs = Math.floor(token.expiresAt * 1000 - this.#nowMs());
    if (lifetimeMs > 0 && this.#store.isUp())
      await this.#store.set(this.#key, this.#seal.seal(token), lifetimeMs);
  }

  /** A frozen process may wake up with no time left: then nothing is begun that another flight does already. */
  async #mint(expiresAt: number, deadline: Deadline): Promise<StorefrontToken> {
    checkDeadline(deadline, this.#clock, "Minting a token");
    return this.#askMint(expiresAt, deadline);
  }

  async #mintAndShare({ expiresAt }: TokenRequest, deadline: Deadline): Promise<ObtainedToken> {
    const token = await this.#mint(expiresAt, deadline);
    await this.#share(token);
    return { source: "mint", token };
  }

  async #mintUnderLease(lease: Lease, request: TokenRequest, deadline: Deadline): Promise<ObtainedToken> {
    try {
      return (await this.#read(request)) ?? (await this.#mintAndWatch(request, deadline, lease));
    } finally {
      await this.#store.releaseLease(lease.key, lease.owner);
    }
  }

  /** Mints, and takes the token of another instance if that one is there first. */
  async #mintAndWatch(request: TokenRequest, deadline: Deadline, lease?: Lease): Promise<ObtainedToken> {
    const done = new AbortController();
    const signals = deadline.signal === undefined ? [done.signal] : [done.signal, deadline.signal];
    const minting = this.#mint(request.expiresAt, { ...deadline, signal: AbortSignal.any(signals) });
    try {
      const first = await Promise.race([minting, this.#watchStore(request, done.signal, lease)]);
      if (first !== undefined && "source" in first) return first;
      const token = first ?? (await minting);
      await this.#share(token);
      return { source: "mint", token };
    } finally {
      done.abort();
    }
  }

  /** Resolves to what another instance puts into the store, or ends with `done`; renews the lease meanwhile. */
  async #watchStore(
    request: TokenRequest,
    done: AbortSignal,
    lease?: Lease,
  ): Promise<ObtainedToken | undefined> {
    while (!done.aborted) {
      await this.#clock.sleep(aboutMs(beatMs, this.#clock), done);
      if (done.aborted) break;
      if (lease !== undefined) await this.#store.renewLease(lease.key, lease.owner, leaseLifetimeMs);
      const shared = await this.#read(request);
      if (shared !== undefined) return shared;
    }
    return undefined;
  }

  async #takeLease(key: string): Promise<Lease | undefined> {
    const lease = { key, owner: randomUUID() };
    return (await this.#store.acquireLease(lease.key, lease.owner, leaseLifetimeMs)) ? lease : undefined;
  }

  /**
   * Polls for the holder's token, and for the lease: the first to get it after a dead holder mints for the rest. Half
   * way one of them gets the spare lease and mints beside the holder. If both are held and no token comes, each goes on
   * alone while its deadline still has room for a mint, not all at the same moment.
   */
  async #waitForHolder(request: TokenRequest, deadline: Deadline): Promise<ObtainedToken> {
    const clock = this.#clock;
    const leftMs = remainingMs(deadline, clock);
    // A clock that is set back meanwhile ends the wait: nobody knows how long it has been.
    const beforeHelp = startPause(clock.now(), Math.min(helpAfterMs, leftMs / 2));
    const beforeAlone = startPause(clock.now(), leftMs - roomForMintMs(leftMs, clock));
    while (this.#store.isUp() && isPaused(beforeAlone, clock.now())) {
      await clock.sleep(aboutMs(pollMs, clock), deadline.signal);
      const shared = await this.#read(request);
      if (shared !== undefined) return shared;
      const mayHelp = !isPaused(beforeHelp, clock.now());
      const lease =
        (await this.#takeLease(this.#leaseKey)) ??
        (mayHelp ? await this.#takeLease(this.#spareLeaseKey) : undefined);
      if (lease !== undefined) return this.#mintUnderLease(lease, request, deadline);
    }
    return (await this.#read(request)) ?? this.#mintAndWatch(request, deadline);
  }
}

/** A fifth to a tenth of the time that is left, at least some 700 ms, and never more than half. */
function roomForMintMs(leftMs: number, clock: Clock): number {
  return Math.min(leftMs / 2, Math.max(spreadMs(leftMs, 0.1, 0.2, clock), spreadMs(800, 0.75, 1, clock)));
}

interface Lease {
  readonly key: string;
  readonly owner: string;
}

interface FleetTokenSourceOptions {
  readonly store: BoundedTokenStore;
  readonly seal: TokenSeal;
  /** The place of this token in the store. */
  readonly key: string;
  readonly clock: Clock;
  /** BigCommerce's time in milliseconds. */
  readonly nowMs: () => number;
  readonly mint: MintToken;
}
