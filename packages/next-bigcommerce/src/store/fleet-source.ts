import { randomUUID } from "node:crypto";
import type { Clock } from "../time/clock.js";
import { checkDeadline, type Deadline, remainingMs } from "../time/deadline.js";
import type { MintToken, ObtainedToken, TokenRequest, TokenSource } from "../token/source.js";
import type { ImpersonationToken } from "../token/storefront-token.js";
import type { BoundedTokenStore } from "./bounded.js";
import type { TokenSeal } from "./seal.js";

/** How long a dead holder can keep the fleet waiting. */
const leaseLifetimeMs = 4_000;
/** When one of those who wait mints beside a holder that is alive and slow. */
const helpAfterMs = 5_000;
const pollMs = 60;
/** How often an instance that mints renews its lease, and looks whether another one was quicker. */
const beatMs = 250;

interface Lease {
  readonly key: string;
  readonly owner: string;
}

export interface FleetTokenSourceOptions {
  readonly store: BoundedTokenStore;
  readonly seal: TokenSeal;
  /** The place of this token in the store. */
  readonly key: string;
  readonly clock: Clock;
  /** BigCommerce's time in milliseconds. */
  readonly nowMs: () => number;
  readonly mint: MintToken;
}

/**
 * One mint for the whole fleet: whoever gets the lease mints and stores the sealed token, the others wait for it, a
 * bounded time. A store that is dead, slow, empty or filled by somebody else costs mints, and never a page.
 */
export function createFleetTokenSource(options: FleetTokenSourceOptions): TokenSource {
  const { store, seal, key, clock } = options;
  const leaseKey = `${key}|lease`;
  const spareLeaseKey = `${key}|spare-lease`;

  async function readEntry() {
    const sealed = await store.get(key);
    return sealed === undefined ? undefined : { sealed, token: seal.open(sealed) };
  }

  const find = async () => (await readEntry())?.token;

  async function read(request: TokenRequest): Promise<ObtainedToken | undefined> {
    const token = await find();
    return token !== undefined && request.accepts(token) ? { source: "store", token } : undefined;
  }

  async function share(token: ImpersonationToken): Promise<void> {
    const lifetimeMs = Math.floor(token.expiresAt * 1000 - options.nowMs());
    if (lifetimeMs > 0 && store.isUp()) await store.set(key, seal.seal(token), lifetimeMs);
  }

  /** A frozen process may wake up with no time left: then nothing is begun that another flight does already. */
  async function mint(expiresAt: number, deadline: Deadline): Promise<ImpersonationToken> {
    checkDeadline(deadline, clock, "Minting a token");
    return options.mint(expiresAt, deadline);
  }

  async function mintAndShare({ expiresAt }: TokenRequest, deadline: Deadline): Promise<ObtainedToken> {
    const token = await mint(expiresAt, deadline);
    await share(token);
    return { source: "mint", token };
  }

  /** Answers what another instance puts into the store; renews the lease meanwhile. Ends only so, or with `done`. */
  async function watchStore(
    request: TokenRequest,
    done: AbortSignal,
    lease?: Lease,
  ): Promise<ObtainedToken | undefined> {
    while (!done.aborted) {
      await clock.sleep(beatMs * (0.5 + clock.random()), done);
      if (done.aborted) break;
      if (lease !== undefined) await store.renewLease(lease.key, lease.owner, leaseLifetimeMs);
      const shared = await read(request);
      if (shared !== undefined) return shared;
    }
    return undefined;
  }

  /** Mints, and takes the token of another instance where that one is there first. */
  async function mintAndWatch(
    request: TokenRequest,
    deadline: Deadline,
    lease?: Lease,
  ): Promise<ObtainedToken> {
    const done = new AbortController();
    const signals = deadline.signal === undefined ? [done.signal] : [done.signal, deadline.signal];
    const minting = mint(request.expiresAt, { ...deadline, signal: AbortSignal.any(signals) });
    try {
      const token = await Promise.race([minting, watchStore(request, done.signal, lease)]);
      if (token !== undefined && "source" in token) return token;
      const minted = token ?? (await minting);
      await share(minted);
      return { source: "mint", token: minted };
    } finally {
      done.abort();
    }
  }

  async function mintUnderLease(
    lease: Lease,
    request: TokenRequest,
    deadline: Deadline,
  ): Promise<ObtainedToken> {
    try {
      return (await read(request)) ?? (await mintAndWatch(request, deadline, lease));
    } finally {
      await store.releaseLease(lease.key, lease.owner);
    }
  }

  async function takeLease(leaseKey: string): Promise<Lease | undefined> {
    const lease = { key: leaseKey, owner: randomUUID() };
    return (await store.acquireLease(lease.key, lease.owner, leaseLifetimeMs)) ? lease : undefined;
  }

  /**
   * Polls for the holder's token, and for the lease: the first to get it after a dead holder mints for the rest. Half
   * way one of them gets the spare lease and mints beside the holder. Where both are held without a token coming of
   * it, each goes on alone while its deadline still has room for a mint, not all at the same moment.
   */
  async function waitForHolder(request: TokenRequest, deadline: Deadline): Promise<ObtainedToken> {
    const leftMs = remainingMs(deadline, clock);
    const beganAtMs = clock.now();
    // A clock that is set back meanwhile ends the wait: nobody knows how long it has been.
    const waitedMs = () => (clock.now() < beganAtMs ? Number.POSITIVE_INFINITY : clock.now() - beganAtMs);
    const helpAfterWaitMs = Math.min(helpAfterMs, leftMs / 2);
    const aloneAfterMs = leftMs - roomForMintMs(leftMs, clock.random());
    while (store.isUp() && waitedMs() < aloneAfterMs) {
      await clock.sleep(pollMs * (0.5 + clock.random()), deadline.signal);
      const shared = await read(request);
      if (shared !== undefined) return shared;
      const mayHelp = waitedMs() >= helpAfterWaitMs;
      const lease = (await takeLease(leaseKey)) ?? (mayHelp ? await takeLease(spareLeaseKey) : undefined);
      if (lease !== undefined) return mintUnderLease(lease, request, deadline);
    }
    return (await read(request)) ?? mintAndWatch(request, deadline);
  }

  return {
    async obtain(request, deadline) {
      const shared = await read(request);
      if (shared !== undefined) return shared;
      if (!store.hasLease || !store.isUp()) return mintAndShare(request, deadline);
      const lease = await takeLease(leaseKey);
      if (lease !== undefined) return mintUnderLease(lease, request, deadline);
      if (request.isRefresh && store.isUp()) return undefined;
      return waitForHolder(request, deadline);
    },
    find,
    async forget(rejected) {
      const entry = await readEntry();
      if (entry !== undefined && isSameToken(entry.token, rejected)) await store.delete(key, entry.sealed);
    },
  };
}

/** A fifth to a tenth of the time that is left, at least some 700 ms, and never more than half. */
function roomForMintMs(leftMs: number, random: number): number {
  return Math.min(leftMs / 2, Math.max(leftMs * (0.1 + 0.1 * random), 600 + 200 * random));
}

function isSameToken(held: ImpersonationToken | undefined, token: string): boolean {
  return held !== undefined && held.token === token;
}
