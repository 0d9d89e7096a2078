import { BigCommerceError } from "../errors.js";
import type { BigCommerceEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { createDeadline, type Deadline, deadlineError, remainingMs } from "../time/deadline.js";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import { StorefrontToken } from "../token/storefront-token.js";
import { BoundedTokenStore } from "./bounded.js";
import { FleetTokenSource } from "./fleet-source.js";
import { createMemoryTokenStore, type MemoryTokenStore } from "./memory-token-store.fixture.js";
import type { TokenSeal } from "./seal.js";
import type { TokenStore } from "./token-store.js";

const openSeal: TokenSeal = {
  seal: ({ token, expiresAt }) => `${expiresAt} ${token}`,
  open: (text) => new StorefrontToken(text.split(" ")[1] ?? "", Number(text.split(" ")[0])),
};

export interface Scene {
  readonly mintMs: number;
  readonly size?: number;
  /** Of the process; a caller may have less. */
  readonly timeoutMs?: number;
  readonly callerTimeoutMs?: number;
  readonly adapt?: (store: TokenStore, clock: Clock) => TokenStore;
  readonly prepare?: (store: MemoryTokenStore, clock: FakeClock) => void;
  /** How many mints BigCommerce allows. */
  readonly quota?: number;
  /** The first so many mints never end by themselves. */
  readonly hanging?: number;
  /** By how much the clock is set after a second. */
  readonly setClockMs?: number;
  /** How long the fleet is watched. */
  readonly watchMs?: number;
}

/** What became of a fleet whose processes ask at once, from cold, on a simulated clock. */
export async function askAtOnce(scene: Scene) {
  const { mintMs, size = 40, timeoutMs = 10_000, callerTimeoutMs = timeoutMs } = scene;
  const { adapt = (store) => store, setClockMs = 0, watchMs = 3 * timeoutMs } = scene;
  const clock = createFakeClock(mintMs);
  const memory = createMemoryTokenStore(clock);
  const startedAtMs = clock.now();
  const mint = new Mint(scene, clock);
  const events: BigCommerceEvent[] = [];
  scene.prepare?.(memory, clock);
  const shared = adapt(memory, clock);
  const obtain = async () => {
    const source = new FleetTokenSource({
      store: new BoundedTokenStore(shared, clock, (event) => events.push(event)),
      seal: openSeal,
      key: "key",
      clock,
      nowMs: clock.now,
      mint: (expiresAt, deadline) => mint.run(expiresAt, deadline),
    });
    const expiresAt = Math.floor(clock.now() / 1000) + 3600;
    const request = { expiresAt, isRefresh: false, accepts: () => true };
    const caller = createDeadline(clock, callerTimeoutMs);
    const obtained = await source.obtain(request, {
      ...createDeadline(clock, timeoutMs),
      soonest: () => caller,
    });
    const tookMs = clock.now() - startedAtMs;
    if (clock.now() > caller.atMs) throw deadlineError(caller, "The caller");
    return { token: obtained?.token.token, tookMs };
  };
  const all = Promise.allSettled(Array.from({ length: size }, obtain));
  await clock.settle();
  await clock.pass(1000);
  await clock.set(setClockMs);
  await clock.pass(watchMs);
  const served = (await all).flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  return {
    mints: mint.count,
    served: served.length,
    slowestMs: Math.max(...served.map(({ tookMs }) => tookMs)),
    types: events.map(({ type }) => type),
    stored: memory.entries.get("key")?.value,
    lease: memory.entries.get("key|lease")?.value,
  };
}

/** BigCommerce's endpoint. */
class Mint {
  count = 0;
  readonly #scene: Scene;
  readonly #clock: Clock;

  constructor(scene: Scene, clock: Clock) {
    this.#scene = scene;
    this.#clock = clock;
  }

  async run(expiresAt: number, deadline: Deadline): Promise<StorefrontToken> {
    const { mintMs, hanging = 0, quota = Number.POSITIVE_INFINITY } = this.#scene;
    this.count += 1;
    const value = `token-${this.count}`;
    if (this.count > quota) throw new BigCommerceError("rate_limited", "The quota is used up.");
    const takesMs = this.count <= hanging ? Number.POSITIVE_INFINITY : mintMs;
    const leftMs = remainingMs(deadline, this.#clock);
    await this.#clock.sleep(Math.min(takesMs, leftMs), deadline.signal);
    if (takesMs > leftMs) throw deadlineError(deadline, "The mint");
    return new StorefrontToken(value, expiresAt);
  }
}

/** Passes every operation of a store on in its own way. */
export function wrapTokenStore(
  store: Required<TokenStore> | TokenStore,
  wrap: <Value>(run: () => Promise<Value>) => Promise<Value>,
): TokenStore {
  const wrapped: TokenStore = {
    get: (key) => wrap(() => store.get(key)),
    set: (key, value, ms) => wrap(() => store.set(key, value, ms)),
    delete: (key, value) => wrap(() => store.delete(key, value)),
  };
  const { acquireLease, releaseLease, getOrLease, setAndRelease } = store;
  return {
    ...wrapped,
    ...(acquireLease && { acquireLease: (...args) => wrap(() => acquireLease(...args)) }),
    ...(releaseLease && { releaseLease: (...args) => wrap(() => releaseLease(...args)) }),
    ...(getOrLease && { getOrLease: (...args) => wrap(() => getOrLease(...args)) }),
    ...(setAndRelease && { setAndRelease: (...args) => wrap(() => setAndRelease(...args)) }),
  };
}

/** A store without the operations that save round trips. */
export function withoutCombined({ getOrLease: _, setAndRelease: __, ...store }: TokenStore): TokenStore {
  return store;
}

/** Somebody else has the lease, for ever. */
export function withForeignLease(store: TokenStore): TokenStore {
  return { ...withoutCombined(store), acquireLease: async () => false };
}
