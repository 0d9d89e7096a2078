import { expect, it } from "vitest";
import type { Clock } from "../time/clock.js";
import { askAtOnce, withForeignLease, withoutCombined, wrapTokenStore } from "./fleet.fixture.js";
import type { TokenStore } from "./token-store.js";

/** Every command takes so long on its way, and any number are on their way at once. */
const distant = (ms: number) => (store: TokenStore, clock: Clock) =>
  wrapTokenStore(store, async (run) => {
    await clock.sleep(ms / 2);
    const answer = await run();
    await clock.sleep(ms / 2);
    return answer;
  });

/** One command after the other, each for so long. */
const busy = (ms: number) => (store: TokenStore, clock: Clock) => {
  let last: Promise<unknown> = Promise.resolve();
  return wrapTokenStore(store, (run) => {
    const next = last.then(async () => {
      await clock.sleep(ms);
      return run();
    });
    last = next.catch(() => {});
    return next;
  });
};

it("200 processes on a store that takes 5 ms for each command, one after the other, all get the one token", async () => {
  const { served, mints, slowestMs, types } = await askAtOnce({
    size: 200,
    mintMs: 40,
    adapt: busy(5),
    quota: 1,
  });
  expect({ served, mints, types }).toEqual({ served: 200, mints: 1, types: [] });
  expect(slowestMs).toBeLessThan(3500);
});

it.each([
  ["both steps at once", distant(1200), 5000],
  [
    "one step at a time",
    (store: TokenStore, clock: Clock) => distant(1200)(withoutCombined(store), clock),
    8000,
  ],
])("8 processes on a store that takes 1.2 s, %s, all get the one token", async (_name, adapt, mostMs) => {
  const { served, mints, slowestMs, types } = await askAtOnce({ size: 8, mintMs: 300, adapt, quota: 1 });
  expect({ served, mints, types }).toEqual({ served: 8, mints: 1, types: [] });
  expect(slowestMs).toBeLessThan(mostMs);
});

it("a store that takes 3 s keeps no page waiting for more than 2 s; its late lease is given back, the token is stored", async () => {
  const { served, slowestMs, stored, lease, types } = await askAtOnce({
    size: 8,
    mintMs: 300,
    adapt: distant(3000),
    watchMs: 30_000,
  });
  expect(served).toBe(8);
  expect(slowestMs).toBeLessThan(3000);
  expect(stored).toBeDefined();
  expect(lease).toBeUndefined();
  expect(new Set(types)).toEqual(new Set(["token_store_unavailable", "token_store_recovered"]));
});

it("a store that answers while a process mints without it gives the process its token", async () => {
  const { served, slowestMs } = await askAtOnce({
    size: 1,
    mintMs: 5000,
    adapt: distant(3000),
    prepare: (store, clock) =>
      void store.entries.set("key", { value: "9999999999 stored", untilMs: clock.now() + 60_000 }),
  });
  expect({ served, slowestMs }).toEqual({ served: 1, slowestMs: 3000 });
});

it("a token that was minted while the store was away is stored when it is back", async () => {
  let isAway = true;
  const away = (store: TokenStore, clock: Clock) => {
    clock.startTimer(20_000, () => (isAway = false));
    return wrapTokenStore(store, async (run) => {
      if (isAway) throw new Error("The store is away.");
      return run();
    });
  };
  const { served, slowestMs, stored } = await askAtOnce({
    size: 8,
    mintMs: 300,
    adapt: away,
    watchMs: 26_000,
  });
  expect({ served, slowestMs }).toEqual({ served: 8, slowestMs: 300 });
  expect(stored).toBeDefined();
});

it.each([
  [10_000, 9500],
  [3000, 2900],
  [1000, 900],
])(
  "a lease that somebody else keeps for ever costs no caller of %i ms its call",
  async (callerTimeoutMs, mostMs) => {
    const { served, slowestMs } = await askAtOnce({ mintMs: 300, callerTimeoutMs, adapt: withForeignLease });
    expect(served).toBe(40);
    expect(slowestMs).toBeLessThan(mostMs);
  },
);
