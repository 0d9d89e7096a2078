import { describe, expect, it } from "vitest";
import {
  clock,
  createCache,
  deadline,
  events,
  mintOne,
  mints,
  resetCachesBeforeEach,
} from "./cache.fixture.js";

resetCachesBeforeEach();

describe("events", () => {
  const sources = () =>
    events.flatMap((event) => (event.type === "token_served" ? [[event.source, event.waitMs]] : []));

  it("say where each caller's token came from, and how long it waited", async () => {
    const cache = createCache();
    const cold = cache.get(deadline);
    await clock.settle();
    await clock.pass(70);
    mints[0]?.answer();
    await cold;
    await cache.get(deadline);
    await clock.pass(2900_000);
    await cache.get(deadline);
    expect(sources()).toEqual([
      ["mint", 70],
      ["process", 0],
      ["stale", 0],
    ]);
  });

  it("distinguish a refresh from a mint that somebody waits for", async () => {
    const cache = createCache();
    await mintOne(cache);
    await clock.pass(2900_000);
    await cache.get(deadline);
    await clock.settle();
    mints[1]?.answer();
    await clock.settle();
    const minted = events.flatMap((event) => (event.type === "token_minted" ? [event.refresh] : []));
    expect(minted).toEqual([false, true]);
  });
});
