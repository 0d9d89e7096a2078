import { describe, expect, it } from "vitest";
import type { BigCommerceError } from "../errors.js";
import { clock, createCache, deadline, resetCachesBeforeEach, unavailable } from "./cache.fixture.js";
import { StorefrontToken } from "./storefront-token.js";

resetCachesBeforeEach();

const rateLimited = (retryAfterMs?: number) =>
  Object.assign(unavailable(retryAfterMs ?? 0), retryAfterMs === undefined && { retryAfterMs: undefined });

/** A process whose mints fail, in a fleet whose token comes some time later. */
function createFailing(error: BigCommerceError, { sharedAtMs = Number.POSITIVE_INFINITY, lookMs = 0 } = {}) {
  const startedAtMs = clock.now();
  const seen = { looks: 0, mints: 0 };
  const cache = createCache({
    source: {
      obtain: async () => {
        seen.mints += 1;
        throw error;
      },
      async find() {
        seen.looks += 1;
        if (lookMs > 0) await clock.sleep(lookMs);
        return clock.now() - startedAtMs < sharedAtMs
          ? undefined
          : new StorefrontToken("from-another", clock.now() / 1000 + 3600);
      },
      evict: async () => {},
    },
  });
  /** What a caller gets, and after how long. */
  const read = async (timeoutMs = 10_000): Promise<[string, number]> => {
    const calledAtMs = clock.now();
    const outcome = await cache
      .get(() => deadline(timeoutMs))
      .then(
        ({ token }) => token,
        (thrown: BigCommerceError) => thrown.code,
      );
    return [outcome, clock.now() - calledAtMs];
  };
  const readMany = async (count: number, timeoutMs?: number) => {
    const all = Promise.all(Array.from({ length: count }, () => read(timeoutMs)));
    await clock.settle();
    await clock.pass(20_000);
    return all;
  };
  return { seen, read, readMany };
}

describe("a mint that got a 429, in a process that shares a store", () => {
  it.each([
    ["names no time", undefined],
    ["names a time past every deadline", 30_000],
  ])("which %s: every caller gets the token that another process stores later", async (_what, namedMs) => {
    const { readMany } = createFailing(rateLimited(namedMs), { sharedAtMs: 3100 });
    const results = await readMany(100);
    expect(new Set(results.map(([token]) => token))).toEqual(new Set(["from-another"]));
    expect(Math.max(...results.map(([, tookMs]) => tookMs))).toBeLessThanOrEqual(3350);
  });

  it("all callers share one look in a quarter of a second", async () => {
    const { seen, readMany } = createFailing(rateLimited(30_000));
    await readMany(100, 2000);
    expect(seen).toEqual({ looks: 8, mints: 1 });
  });

  it("a store that takes longer than that is asked again after a pause", async () => {
    const { seen, readMany } = createFailing(rateLimited(30_000), { lookMs: 400 });
    await readMany(10, 2600);
    expect(seen.looks).toBe(4);
  });

  it("is what a caller is told at its deadline, also if a look lasts until then", async () => {
    const [quick] = await createFailing(rateLimited(30_000)).readMany(1, 2000);
    expect(quick).toEqual(["rate_limited", 1750]);
    const [slow] = await createFailing(rateLimited(30_000), { lookMs: 5000 }).readMany(1, 2000);
    expect(slow).toEqual(["rate_limited", 2000]);
  });

  it("is what a caller is told after five seconds without a token from anybody, and later ones at once", async () => {
    const { readMany } = createFailing(rateLimited(30_000));
    expect(await readMany(1)).toEqual([["rate_limited", 5000]]);
    expect(await readMany(1)).toEqual([["rate_limited", 0]]);
  });

  it("is what a caller is told at once who wakes up past its deadline with its process", async () => {
    const { read } = createFailing(rateLimited(30_000));
    const told = read(500);
    await clock.settle();
    await clock.freeze(2000);
    expect(await told).toEqual(["rate_limited", 2000]);
  });

  it("without a named time is tried again when the back-off has passed", async () => {
    const { seen, readMany } = createFailing(rateLimited());
    await readMany(5, 2000);
    expect(seen.mints).toBe(2);
  });

  it("keeps nobody waiting for an hour if the clock is set back by one", async () => {
    const { read } = createFailing(rateLimited(30_000));
    const result = read(2000);
    await clock.settle();
    await clock.pass(1000);
    await clock.set(-3600_000);
    await clock.pass(2000);
    expect((await result)[0]).toBe("rate_limited");
  });
});

it("a 429 is thrown at once if nothing is shared", async () => {
  const cache = createCache({
    source: { obtain: () => Promise.reject(rateLimited()), evict: async () => {} },
  });
  const startedAtMs = clock.now();
  await expect(cache.get(deadline)).rejects.toMatchObject({ code: "rate_limited" });
  expect(clock.now()).toBe(startedAtMs);
});

describe("a mint that failed otherwise, in a process that shares a store", () => {
  it("is told after one look, however slow the store is", async () => {
    const { seen, readMany } = createFailing(unavailable(), { lookMs: 400 });
    expect(await readMany(50)).toEqual(Array(50).fill(["upstream_unavailable", 400]));
    expect(seen).toEqual({ looks: 1, mints: 1 });
  });

  it("is followed by a look even if one was made just before", async () => {
    const { seen, readMany, read } = createFailing(unavailable());
    const first = read();
    await clock.settle();
    await first;
    await clock.pass(740);
    void read();
    await clock.settle();
    await clock.pass(15);
    const before = seen.looks;
    await readMany(1);
    expect(seen).toEqual({ looks: before + 1, mints: 2 });
  });
});
