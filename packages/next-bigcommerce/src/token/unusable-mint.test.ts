import { describe, expect, it } from "vitest";
import { answerToken, createMintingCache } from "./mint.fixture.js";
import { readTokenStatus } from "./status.js";
import { StorefrontToken } from "./storefront-token.js";

const failuresOf = (events: readonly { readonly type: string }[]) =>
  events.filter(({ type }) => type === "token_mint_failed");

describe("a mint that brings a token that was rejected before", () => {
  const createRejected = async () => {
    const parts = createMintingCache([answerToken("a.b.c")]);
    await parts.read(0);
    parts.cache.reject(1);
    return parts;
  };

  it("has failed: 200 calls ask once more, and the status says what happened", async () => {
    const { read, slot, clock, events, askedAtMs } = await createRejected();
    const codes = new Set<string>();
    for (let call = 0; call < 200; call += 1) codes.add(await read(0));
    expect(codes).toEqual(new Set(["token_rejected"]));
    expect(askedAtMs).toHaveLength(2);
    const status = readTokenStatus(slot, clock, 3600);
    expect(status).toMatchObject({
      backingOff: { code: "token_rejected" },
      lastFailure: { code: "token_rejected" },
      counters: { mints: 2, failures: 1 },
    });
    expect(failuresOf(events)).toEqual([expect.objectContaining({ stillValid: false })]);
  });

  it("is asked for again no more often than the back-off allows, which grows", async () => {
    const { read, askedAtMs } = await createRejected();
    for (let second = 0; second < 40; second += 1) await read(1000);
    expect(askedAtMs).toEqual([0, 0, 1000, 3000, 6000, 12_000, 24_000]);
  });
});

describe("a refresh", () => {
  it.each([
    ["that brings a revoked token", answerToken("revoked")],
    ["that brings the present token again", answerToken("a.b.c")],
    [
      "that brings a token within the margin of its expiry",
      (expiresAt: number) => new StorefrontToken("short", expiresAt - 3580),
    ],
  ])("%s has failed, and the present token is served", async (_what, answer) => {
    const { cache, clock, read, slot, events } = createMintingCache([answerToken("a.b.c"), answer]);
    await cache.revoke("revoked", async () => {});
    await read(3000_000);
    for (let call = 0; call < 100; call += 1) expect(await read(0)).toBe("a.b.c");
    await clock.settle();
    expect(slot.counters).toMatchObject({ mints: 2, failures: 1 });
    expect(failuresOf(events)).toEqual([expect.objectContaining({ stillValid: true })]);
  });
});

it("a mint that takes longer than its token lives has failed", async () => {
  const { clock, read, slot } = createMintingCache([
    async (expiresAt) => {
      await clock.sleep(5000);
      return new StorefrontToken("a.b.c", expiresAt - 3567);
    },
  ]);
  expect(await read()).toBe("token_rejected");
  expect(slot.counters).toMatchObject({ mints: 1, failures: 1 });
});

it("a token that is revoked while the flight still shares it is no failure: the waiters get the next one", async () => {
  const { cache, read, slot } = createMintingCache([answerToken("a.b.c"), answerToken("d.e.f")], {
    toSource: (mint) => ({
      async obtain({ expiresAt }, deadline) {
        const token = await mint(expiresAt, deadline);
        if (token.token === "a.b.c") await cache.revoke(token, async () => {});
        return { source: "mint", token };
      },
      evict: async () => {},
    }),
  });
  expect(await read(0)).toBe("d.e.f");
  expect(slot.counters).toMatchObject({ mints: 2, failures: 0 });
});

it("a token that a jump of the clock ends between its arrival and its first use is a failed mint", async () => {
  const { read, clock, slot, askedAtMs } = createMintingCache([answerToken("a.b.c")], {
    toSource: (mint) => ({
      async obtain({ expiresAt }, deadline) {
        const token = await mint(expiresAt, deadline);
        await clock.set(7200_000);
        return { source: "mint", token };
      },
      evict: async () => {},
    }),
  });
  expect(await read(0)).toBe("token_rejected");
  expect(askedAtMs).toHaveLength(1);
  expect(slot.counters.failures).toBe(1);
});
