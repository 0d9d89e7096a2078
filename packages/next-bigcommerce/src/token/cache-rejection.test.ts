import { describe, expect, it } from "vitest";
import { clock, createCache, deadline, mintOne, mints, resetCachesBeforeEach } from "./cache.fixture.js";

resetCachesBeforeEach();

describe("when BigCommerce rejects a token", () => {
  it("an old token is replaced by one mint, however many requests were rejected", async () => {
    const cache = createCache();
    const { generation } = await mintOne(cache);
    await clock.pass(600_000);
    for (let refused = 0; refused < 300; refused += 1) cache.reject(generation);
    const burst = Array.from({ length: 300 }, () => cache.get(deadline));
    await clock.settle();
    expect(mints).toHaveLength(2);
    mints[1]?.answer();
    expect((await Promise.all(burst)).every(({ token }) => token === "token-2")).toBe(true);
  });

  it("a late rejection of an old token does not evict a newer one", async () => {
    const cache = createCache();
    const old = await mintOne(cache);
    cache.reject(old.generation);
    const newer = await mintOne(cache);
    cache.reject(old.generation);
    expect((await cache.get(deadline)).token).toBe(newer.token);
  });

  it("a store that rejects every token is asked no more often than the back-off allows", async () => {
    const cache = createCache();
    const mintedAt: number[] = [];
    for (let second = 0; second < 40; second += 1) {
      const token = cache.get(deadline).catch(() => undefined);
      await clock.settle();
      if (mints.length > mintedAt.length) {
        mintedAt.push(second);
        mints.at(-1)?.answer();
      }
      const held = await token;
      if (held !== undefined) cache.reject(held.generation);
      await clock.pass(1000);
    }
    expect(mintedAt).toEqual([0, 1, 2, 4, 7, 13, 25]);
  });

  it("tokens that were accepted before they were revoked are each replaced at once", async () => {
    const cache = createCache();
    for (let round = 1; round <= 5; round += 1) {
      const { generation, token } = await mintOne(cache);
      expect(token).toBe(`token-${round}`);
      cache.confirm(generation);
      cache.reject(generation);
    }
  });

  it("a token revoked right after its mint is replaced at once", async () => {
    const cache = createCache();
    const { generation } = await mintOne(cache);
    cache.reject(generation);
    expect((await mintOne(cache)).token).toBe("token-2");
  });
});
