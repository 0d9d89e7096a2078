import { beforeEach, describe, expect, it } from "vitest";
import { BigCommerceError } from "../errors.js";
import { createTelemetry } from "../telemetry/events.js";
import { createDeadline } from "../time/deadline.js";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import { startPause } from "../time/pause.js";
import { TokenCache } from "./cache.js";
import { openSlot } from "./slot.js";
import type { TokenSource } from "./source.js";
import { StorefrontToken } from "./storefront-token.js";

let slotCount = 0;
let clock: FakeClock;
beforeEach(() => {
  clock = createFakeClock(1);
});

function createCache(source: TokenSource) {
  slotCount += 1;
  const slot = openSlot(`waiting ${slotCount}`);
  const cache = new TokenCache({
    slot,
    clock,
    telemetry: createTelemetry([]),
    config: { tokenLifetimeSeconds: 3600, expiryMarginSeconds: 30, timeoutMs: 10_000 },
    source,
    runInBackground: () => {},
  });
  return { cache, slot };
}
const deadline = (timeoutMs = 10_000) => createDeadline(clock, timeoutMs);
const tokenOf = (value: string, lifeMs = 3600_000) =>
  new StorefrontToken(value, Math.floor((clock.now() + lifeMs) / 1000));
const rateLimited = (retryAfterMs: number) =>
  new BigCommerceError("rate_limited", "Too many.", { retryable: true, retryAfterMs });

async function outcome(asked: Promise<StorefrontToken>): Promise<string> {
  const settled = asked.then(
    ({ token }) => token,
    (error: BigCommerceError) => error.code,
  );
  await clock.settle();
  await clock.pass(60_000);
  return settled;
}

describe("waits and looks are bounded by the deadline alone", () => {
  it("a token that comes after three rate limits, with a look into the store after each, is handed out", async () => {
    let mints = 0;
    const { cache } = createCache({
      obtain: async () => {
        mints += 1;
        if (mints <= 3) throw rateLimited(2000);
        return { source: "mint", token: tokenOf("late") };
      },
      find: async () => undefined,
      evict: async () => {},
    });
    expect(await outcome(cache.get(deadline))).toBe("late");
    expect(mints).toBe(4);
  });
});

it("a token that is revoked while it comes out of the store is not cached", async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const values = ["revoked", "new"];
  const { cache } = createCache({
    obtain: async (request) => {
      const token = tokenOf(values.shift() ?? "none");
      expect(request.accepts(token)).toBe(true);
      await released;
      return { source: "store", token };
    },
    evict: async () => {},
  });
  const asked = cache.get(deadline);
  await clock.settle();
  await cache.revoke(tokenOf("revoked"), async () => {});
  release();
  expect(await outcome(asked)).toBe("new");
});

describe("a clock that is set back by an hour", () => {
  it("ends the back-off, which then does not last an hour", async () => {
    let mints = 0;
    const { cache } = createCache({
      obtain: async () => {
        mints += 1;
        if (mints === 1) throw rateLimited(30_000);
        return { source: "mint", token: tokenOf("after") };
      },
      evict: async () => {},
    });
    expect(await outcome(cache.get(() => deadline(1000)))).toBe("rate_limited");
    await clock.set(-3600_000);
    expect(await outcome(cache.get(deadline))).toBe("after");
  });

  it("lets a process that backs off look into the store", async () => {
    let shared: StorefrontToken | undefined;
    const { cache, slot } = createCache({
      obtain: () => Promise.reject(rateLimited(30_000)),
      find: async () => shared,
      evict: async () => {},
    });
    const asked = [
      cache.get(() => deadline(1000)).catch(() => {}),
      cache.get(() => deadline(1000)).catch(() => {}),
    ];
    await clock.settle();
    await clock.pass(1000);
    await Promise.all(asked);
    await clock.set(-3600_000);
    shared = tokenOf("shared");
    // The failure's own wait is put after the change, so that only the look is from before it.
    if (slot.failure !== undefined)
      slot.failure = { ...slot.failure, fieldErrors: {}, backOff: startPause(clock.now(), 30_000) };
    expect(await outcome(cache.get(() => deadline(1000)))).toBe("shared");
  });

  it("lets this process try a refresh that was left to another one", async () => {
    let asked = 0;
    const { cache } = createCache({
      obtain: async () => {
        asked += 1;
        return asked === 1 ? { source: "mint", token: tokenOf("first") } : undefined;
      },
      evict: async () => {},
    });
    await outcome(cache.get(deadline));
    await clock.pass(3300_000);
    void cache.get(deadline);
    await clock.settle();
    expect(asked).toBe(2);
    await clock.set(-60_000);
    void cache.get(deadline);
    await clock.settle();
    expect(asked).toBe(3);
  });
});
