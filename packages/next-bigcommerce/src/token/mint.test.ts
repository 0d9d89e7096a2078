import { describe, expect, it } from "vitest";
import { createDeadline, deadlineError, remainingMs } from "../time/deadline.js";
import { answerToken, createMintingCache, fails, unavailable, unreachable } from "./mint.fixture.js";

describe.each([
  ["did not reach BigCommerce", unreachable],
  ["got a 503", unavailable],
])("a mint that %s", (_what, fail) => {
  it("is tried once more after a tenth to a fifth of a second, and no caller loses anything", async () => {
    const { cache, clock, slot, askedAtMs } = createMintingCache([fail, answerToken("a.b.c")]);
    const burst = Array.from({ length: 50 }, () => cache.get(() => createDeadline(clock, 10_000)));
    await clock.settle();
    await clock.pass(200);
    expect(new Set((await Promise.all(burst)).map(({ token }) => token))).toEqual(new Set(["a.b.c"]));
    expect(askedAtMs).toEqual([0, 150]);
    expect(slot.counters).toMatchObject({ mints: 2, failures: 0 });
  });

  it("has failed after the second request: once, with a back-off", async () => {
    const { read, slot, events, askedAtMs } = createMintingCache([fail]);
    expect(await read(300)).toBe("upstream_unavailable");
    expect(await read(0)).toBe("upstream_unavailable");
    expect(askedAtMs).toHaveLength(2);
    expect(slot.counters).toMatchObject({ mints: 2, failures: 1 });
    expect(events.filter(({ type }) => type === "token_mint_failed")).toHaveLength(1);
  });

  it("is tried once more in a refresh too, while the present token is served", async () => {
    const { read, clock, askedAtMs, slot } = createMintingCache([
      answerToken("a.b.c"),
      fail,
      answerToken("d.e.f"),
    ]);
    await read(3000_000);
    expect(await read(0)).toBe("a.b.c");
    await clock.pass(200);
    expect(await read(0)).toBe("d.e.f");
    expect(askedAtMs).toHaveLength(3);
    expect(slot.counters.failures).toBe(0);
  });
});

it.each([
  ["store_unauthorized", 401],
  ["scope_missing", 403],
  ["store_not_found", 404],
  ["request_rejected", 422],
  ["rate_limited", 429],
  ["upstream_malformed", 200],
  ["response_too_large", undefined],
  ["timeout", undefined],
] as const)("a mint that ends with %s (%s) is sent once, and backs off", async (code, status) => {
  const { read, slot, askedAtMs } = createMintingCache([fails(code, status)]);
  expect(await read(300)).toBe(code);
  expect(await read(0)).toBe(code);
  expect(askedAtMs).toHaveLength(1);
  expect(slot.counters).toMatchObject({ mints: 1, failures: 1 });
});

it("a connection that cannot succeed later, as with a certificate that does not verify, is not tried again", async () => {
  const { read, askedAtMs } = createMintingCache([fails("upstream_unavailable", undefined, false)]);
  expect(await read(300)).toBe("upstream_unavailable");
  expect(askedAtMs).toHaveLength(1);
});

describe("the deadline of a flight covers both requests", () => {
  it("a first one that hangs until then has no second", async () => {
    const { clock, read, askedAtMs } = createMintingCache([
      async (_expiresAt, deadline) => {
        await clock.sleep(remainingMs(deadline, clock));
        throw deadlineError(deadline, "The mint");
      },
    ]);
    expect(await read()).toBe("timeout");
    expect(askedAtMs).toHaveLength(1);
  });

  it("a first one that fails when hardly any time is left has no second", async () => {
    const { clock, read, askedAtMs } = createMintingCache([
      async (_expiresAt, deadline) => {
        await clock.sleep(remainingMs(deadline, clock) - 50);
        return unreachable();
      },
    ]);
    expect(await read()).toBe("upstream_unavailable");
    expect(askedAtMs).toHaveLength(1);
  });
});
