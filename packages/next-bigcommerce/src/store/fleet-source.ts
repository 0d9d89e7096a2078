import { randomUUID } from "node:crypto";
import type { Clock } from "../time/clock.js";
import { type Deadline, remainingMs } from "../time/deadline.js";
import type { MintToken, ObtainedToken, TokenRequest, TokenSource } from "../token/source.js";
import type { StorefrontToken } from "../token/storefront-token.js";
import type { BoundedTokenStore } from "./bounded.js";
import { FleetCall, type FleetCallParts } from "./fleet-call.js";
import type { TokenSeal } from "./seal.js";
import { SharedToken } from "./shared-token.js";

/** How long a dead holder can keep the fleet waiting, and when another process mints beside a slow one. */
const longestLeaseMs = 5_000;

/**
 * One mint for the whole fleet: the process that gets the lease mints and stores the sealed token, the others wait for
 * it, a bounded time. A store that is dead, slow, empty or filled by somebody else costs mints, and never a page.
 */
export class FleetTokenSource implements TokenSource {
  readonly #parts: FleetCallParts;
  readonly #shared: SharedToken;

  constructor({ seal, nowMs, ...parts }: FleetTokenSourceOptions) {
    this.#shared = new SharedToken({ ...parts, seal, nowMs });
    this.#parts = { ...parts, shared: this.#shared };
  }

  obtain(request: TokenRequest, deadline: Deadline): Promise<ObtainedToken | undefined> {
    const { key, clock } = this.#parts;
    const lifetimeMs = Math.ceil(Math.min(longestLeaseMs, remainingMs(deadline, clock) / 2));
    const lease = { key: `${key}|lease`, owner: randomUUID(), lifetimeMs: Math.max(1, lifetimeMs) };
    return new FleetCall(this.#parts, request, deadline, lease).run();
  }

  find(): Promise<StorefrontToken | undefined> {
    return this.#shared.find();
  }

  evict(token: string): Promise<void> {
    return this.#shared.evict(token);
  }
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
