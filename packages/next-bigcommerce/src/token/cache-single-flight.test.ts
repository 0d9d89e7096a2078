import { describe, expect, it } from "vitest";
import { clock, createCache, deadline, mints, resetCachesBeforeEach } from "./cache.fixture.js";

resetCachesBeforeEach();

describe("from cold", () => {
  it("a burst of 1,000 cold calls mints one token", async () => {
    const cache = createCache();
    const burst = Array.from({ length: 1000 }, () => cache.get(deadline));
    await clock.settle();
    expect(mints).toHaveLength(1);
    mints[0]?.answer();
    const tokens = await Promise.all(burst);
    expect(new Set(tokens.map(({ token }) => token))).toEqual(new Set(["token-1"]));
  });

  it("two copies of the module share one mint and one token", async () => {
    const [page, route] = [createCache({ slotName: "shared" }), createCache({ slotName: "shared" })];
    const both = Promise.all([page.get(deadline), route.get(deadline)]);
    await clock.settle();
    expect(mints).toHaveLength(1);
    mints[0]?.answer();
    expect((await both).map(({ token }) => token)).toEqual(["token-1", "token-1"]);
  });

  it("a caller that goes away does not cancel the mint that others wait for", async () => {
    const cache = createCache();
    const leaving = new AbortController();
    const gone = cache.get(() => deadline(10_000, leaving.signal));
    const staying = cache.get(deadline);
    await clock.settle();
    leaving.abort();
    await expect(gone).rejects.toMatchObject({ code: "aborted" });
    mints[0]?.answer();
    expect((await staying).token).toBe("token-1");
  });

  it("a caller waits no longer than its own deadline", async () => {
    const cache = createCache();
    const impatient = cache.get(() => deadline(500));
    await clock.settle();
    const failed = expect(impatient).rejects.toMatchObject({ code: "timeout" });
    await clock.pass(500);
    await failed;
  });
});

describe("a caller without time left", () => {
  it("starts no mint", async () => {
    const cache = createCache();
    await expect(cache.get(() => deadline(0))).rejects.toMatchObject({ code: "timeout" });
    const gone = AbortSignal.abort();
    await expect(cache.get(() => deadline(10_000, gone))).rejects.toMatchObject({ code: "aborted" });
    await clock.settle();
    expect(mints).toHaveLength(0);
  });
});
