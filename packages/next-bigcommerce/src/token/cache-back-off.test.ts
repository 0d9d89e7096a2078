import { describe, expect, it } from "vitest";
import type { BigCommerceError } from "../errors.js";
import { clock, createCache, deadline, mints, resetCachesBeforeEach, unavailable } from "./cache.fixture.js";
import { StorefrontToken } from "./storefront-token.js";

resetCachesBeforeEach();

describe("from cold", () => {
  it("a failed mint fails every waiter, each with its own error object", async () => {
    const cache = createCache();
    const burst = Promise.allSettled(Array.from({ length: 50 }, () => cache.get(deadline)));
    await clock.settle();
    mints[0]?.fail(unavailable());
    const reasons = (await burst).map((result) => (result.status === "rejected" ? result.reason : undefined));
    expect(mints).toHaveLength(1);
    expect(new Set(reasons).size).toBe(50);
    expect(reasons.every((reason) => reason?.code === "upstream_unavailable")).toBe(true);
  });

  it("nobody asks again before the back-off has passed, and the back-off grows", async () => {
    const cache = createCache();
    const failAt: number[] = [];
    for (let second = 0; second < 60; second += 1) {
      const result = cache.get(deadline).catch((error: BigCommerceError) => error.code);
      await clock.settle();
      if (mints.length > failAt.length) {
        failAt.push(second);
        mints.at(-1)?.fail(unavailable());
      }
      expect(await result).toBe("upstream_unavailable");
      await clock.pass(1000);
    }
    expect(failAt).toEqual([0, 1, 3, 6, 12, 24, 48]);
  });

  it("waits for the time that BigCommerce names, and up to a tenth more, if the deadline allows", async () => {
    const cache = createCache();
    const token = cache.get(deadline);
    await clock.settle();
    mints[0]?.fail(unavailable(3000));
    await clock.settle();
    await clock.pass(3149);
    expect(mints).toHaveLength(1);
    await clock.pass(1);
    mints[1]?.answer();
    expect((await token).token).toBe("token-2");
  });

  it("fails at once if BigCommerce names a time past the deadline", async () => {
    const cache = createCache();
    const token = cache.get(deadline);
    await clock.settle();
    mints[0]?.fail(unavailable(30_000));
    await expect(token).rejects.toMatchObject({ code: "rate_limited", retryAfterMs: 31_500 });
  });
});

describe("while a process of a fleet backs off", () => {
  it("it takes the token that another one minted, and looks a few times a second at most", async () => {
    let looks = 0;
    let shared: StorefrontToken | undefined;
    const cache = createCache({
      source: {
        obtain: () => Promise.reject(unavailable()),
        find: async () => {
          looks += 1;
          return shared;
        },
        evict: async () => {},
      },
    });
    const burst = () => Promise.allSettled(Array.from({ length: 100 }, () => cache.get(deadline)));
    await burst();
    await burst();
    expect(looks).toBe(1);
    shared = new StorefrontToken("from-another", clock.now() / 1000 + 3600);
    await clock.pass(250);
    const results = await burst();
    expect(results.every(({ status }) => status === "fulfilled")).toBe(true);
    expect(looks).toBe(2);
  });
});
