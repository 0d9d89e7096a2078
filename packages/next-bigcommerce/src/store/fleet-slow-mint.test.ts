import { expect, it } from "vitest";
import { createDeadline, type Deadline, deadlineError, remainingMs } from "../time/deadline.js";
import { createFakeClock } from "../time/fake-clock.fixture.js";
import { StorefrontToken } from "../token/storefront-token.js";
import { BoundedTokenStore } from "./bounded.js";
import { FleetTokenSource } from "./fleet-source.js";
import { createMemoryTokenStore } from "./memory-token-store.fixture.js";
import type { TokenSeal } from "./seal.js";
import type { TokenStore } from "./token-store.js";

const openSeal: TokenSeal = {
  seal: ({ token, expiresAt }) => `${expiresAt} ${token}`,
  open: (text) => new StorefrontToken(text.split(" ")[1] ?? "", Number(text.split(" ")[0])),
};

interface Scene {
  readonly mintMs: number;
  readonly timeoutMs?: number;
  readonly adapt?: (store: TokenStore) => TokenStore;
  /** The first so many mints never end by themselves. */
  readonly hanging?: number;
  /** By how much the clock is set after a second. */
  readonly setClockMs?: number;
}

/** 40 cold instances of a fleet ask at once. */
async function askAtOnce({
  mintMs,
  timeoutMs = 10_000,
  adapt = (store) => store,
  hanging = 0,
  setClockMs = 0,
}: Scene) {
  const clock = createFakeClock(mintMs);
  const memory = createMemoryTokenStore(clock);
  const startedAtMs = clock.now();
  let mints = 0;
  const mint = async (expiresAt: number, deadline: Deadline) => {
    mints += 1;
    const value = `token-${mints}`;
    const takesMs = mints <= hanging ? Number.POSITIVE_INFINITY : mintMs;
    const leftMs = remainingMs(deadline, clock);
    await clock.sleep(Math.min(takesMs, leftMs), deadline.signal);
    if (takesMs > leftMs) throw deadlineError(deadline, "The mint");
    return new StorefrontToken(value, expiresAt);
  };
  const obtain = async () => {
    const source = new FleetTokenSource({
      store: new BoundedTokenStore(adapt(memory), clock, () => {}),
      seal: openSeal,
      key: "key",
      clock,
      nowMs: clock.now,
      mint,
    });
    const expiresAt = Math.floor(clock.now() / 1000) + 3600;
    const request = { expiresAt, isRefresh: false, accepts: () => true };
    const obtained = await source.obtain(request, createDeadline(clock, timeoutMs));
    return { token: obtained?.token.token, tookMs: clock.now() - startedAtMs };
  };
  const all = Promise.allSettled(Array.from({ length: 40 }, obtain));
  await clock.settle();
  await clock.pass(1000);
  await clock.set(setClockMs);
  await clock.pass(3 * timeoutMs);
  const served = (await all).flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  return { mints, served: served.length, slowestMs: Math.max(...served.map(({ tookMs }) => tookMs)) };
}

it.each([
  [2000, 10_000, 1],
  [4500, 10_000, 1],
  [6000, 10_000, 2],
  [8000, 10_000, 2],
  [2000, 3000, 2],
])(
  "a mint of %i ms with a time-out of %i ms serves all 40 instances, with %i mints at most",
  async (mintMs, timeoutMs, most) => {
    const { mints, served, slowestMs } = await askAtOnce({ mintMs, timeoutMs });
    expect(served).toBe(40);
    expect(mints).toBeLessThanOrEqual(most);
    expect(slowestMs).toBeLessThanOrEqual(mintMs + 600);
  },
);

it("a store that cannot renew a lease costs one more mint for each life of it", async () => {
  const withoutRenewal = ({ renewLease: _, ...store }: TokenStore): TokenStore => store;
  const { mints, served } = await askAtOnce({ mintMs: 6000, adapt: withoutRenewal });
  expect(served).toBe(40);
  // The holder, the next one after 4 s, and the one that helps after 5 s.
  expect(mints).toBeLessThanOrEqual(3);
});

it("a holder whose mint hangs is helped by one other, and takes its token too", async () => {
  const { mints, served, slowestMs } = await askAtOnce({ mintMs: 500, hanging: 1 });
  expect(served).toBe(40);
  expect(mints).toBe(2);
  expect(slowestMs).toBeLessThan(9000);
});

it("if nobody's lease ends, each mints for itself before its deadline", async () => {
  const taken = (store: TokenStore): TokenStore => ({ ...store, acquireLease: async () => false });
  const { mints, served, slowestMs } = await askAtOnce({ mintMs: 400, adapt: taken });
  expect(served).toBe(40);
  expect(mints).toBeLessThan(40);
  expect(slowestMs).toBeLessThan(10_000);
});

it("an instance whose clock is set back by an hour while it waits goes on alone, and does not wait an hour", async () => {
  const taken = (store: TokenStore): TokenStore => ({ ...store, acquireLease: async () => false });
  const { served, slowestMs } = await askAtOnce({ mintMs: 400, adapt: taken, setClockMs: -3600_000 });
  expect(served).toBe(40);
  expect(slowestMs).toBeLessThan(-3600_000 + 2000);
});
