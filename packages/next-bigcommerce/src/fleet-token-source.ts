import { randomUUID } from "node:crypto";
import type { BoundedTokenStore } from "./bounded-token-store.js";
import type { Clock } from "./clock.js";
import { type Deadline, remainingMs } from "./deadline.js";
import type { ImpersonationToken } from "./impersonation-token.js";
import type { TokenSeal } from "./token-seal.js";
import type { MintToken, ObtainedToken, TokenRequest, TokenSource } from "./token-source.js";

/** How long a dead holder can keep the fleet waiting. */
const leaseLifetimeMs = 4_000;
const maxWaitMs = 5_000;
const pollMs = 60;

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

  async function find(): Promise<ImpersonationToken | undefined> {
    const sealed = await store.get(key);
    return sealed === undefined ? undefined : seal.open(sealed);
  }

  async function read(request: TokenRequest): Promise<ObtainedToken | undefined> {
    const token = await find();
    return token !== undefined && request.accepts(token) ? { source: "store", token } : undefined;
  }

  async function mintAndShare({ expiresAt }: TokenRequest, deadline: Deadline): Promise<ObtainedToken> {
    const token = await options.mint(expiresAt, deadline);
    const lifetimeMs = Math.floor(token.expiresAt * 1000 - options.nowMs());
    if (lifetimeMs > 0 && store.isUp()) await store.set(key, await seal.seal(token), lifetimeMs);
    return { source: "mint", token };
  }

  async function mintUnderLease(
    owner: string,
    request: TokenRequest,
    deadline: Deadline,
  ): Promise<ObtainedToken> {
    try {
      return (await read(request)) ?? (await mintAndShare(request, deadline));
    } finally {
      await store.releaseLease(leaseKey, owner);
    }
  }

  /** Polls for the holder's token, and for the lease: the first to get it after a dead holder mints for the rest. */
  async function waitForHolder(
    owner: string,
    request: TokenRequest,
    deadline: Deadline,
  ): Promise<ObtainedToken> {
    const waitUntilMs = clock.now() + Math.min(maxWaitMs, remainingMs(deadline, clock) / 2);
    while (store.isUp() && clock.now() < waitUntilMs) {
      await clock.sleep(pollMs * (0.5 + clock.random()), deadline.signal);
      const shared = await read(request);
      if (shared !== undefined) return shared;
      if (await store.acquireLease(leaseKey, owner, leaseLifetimeMs))
        return mintUnderLease(owner, request, deadline);
    }
    return mintAndShare(request, deadline);
  }

  return {
    async obtain(request, deadline) {
      const shared = await read(request);
      if (shared !== undefined) return shared;
      if (!store.hasLease || !store.isUp()) return mintAndShare(request, deadline);
      const owner = randomUUID();
      if (await store.acquireLease(leaseKey, owner, leaseLifetimeMs))
        return mintUnderLease(owner, request, deadline);
      if (request.isRefresh && store.isUp()) return undefined;
      return waitForHolder(owner, request, deadline);
    },
    find,
    async forget(rejected) {
      const sealed = await store.get(key);
      const token = sealed === undefined ? undefined : await seal.open(sealed);
      if (sealed !== undefined && isSameToken(token, rejected)) await store.delete(key, sealed);
    },
  };
}

function isSameToken(held: ImpersonationToken | undefined, token: string): boolean {
  return held !== undefined && held.token === token;
}
