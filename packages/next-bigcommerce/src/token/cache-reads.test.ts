import { beforeEach, describe, expect, it } from "vitest";
import { type BigCommerceEvent, createTelemetry } from "../telemetry/events.js";
import { createDeadline } from "../time/deadline.js";
import { createFakeClock } from "../time/fake-clock.fixture.js";
import { TokenCache } from "./cache.js";
import { openSlot, type TokenSlot } from "./slot.js";
import type { TokenSource } from "./source.js";
import { StorefrontToken } from "./storefront-token.js";

const marginMs = 1_000;
let slots = 0;
let slot: TokenSlot;
let atMs: number;
let looks: number;
let isHeard: boolean;
let heard: BigCommerceEvent[];

function createCache(obtain: TokenSource["obtain"] = () => new Promise(() => {})) {
  const hears = () => {
    looks += 1;
    return isHeard;
  };
  const listen = (event: BigCommerceEvent) => void heard.push(event);
  return new TokenCache({
    slot,
    clock: { ...createFakeClock(), now: () => atMs },
    telemetry: createTelemetry([{ hears, listen }]),
    config: { tokenLifetimeSeconds: 100, expiryMarginSeconds: marginMs / 1000, timeoutMs: 10_000 },
    source: { obtain, evict: async () => {} },
    runInBackground: () => {},
  });
}

/** The token that a read resolves to at once. */
async function readAt(cache: TokenCache, ms: number): Promise<string | undefined> {
  atMs = ms;
  const read = cache.get(() => createDeadline({ ...createFakeClock(), now: () => ms }, 10_000));
  const nothing = new Promise<undefined>((resolve) => setImmediate(resolve, undefined));
  return (await Promise.race([read, nothing]))?.token;
}

function cacheToken(jwt: string, generation: number, refreshAtMs = 80_000): StorefrontToken {
  const token = new StorefrontToken(jwt, 100);
  token.setGeneration(generation);
  slot.token = { token, refreshAtMs, mintedAtMs: 0 };
  return token;
}

beforeEach(() => {
  slots += 1;
  slot = openSlot(`cache-reads.test ${slots}`);
  cacheToken("a.b.c", 1);
  [atMs, looks, isHeard, heard] = [0, 0, false, []];
});

it("whether anybody listens to reads is looked up once a second, and again after the clock was set back", async () => {
  const cache = createCache();
  for (const ms of [5_000, 5_001, 5_999]) await readAt(cache, ms);
  expect(looks).toBe(1);
  await readAt(cache, 6_000);
  expect(looks).toBe(2);
  await readAt(cache, 4_000);
  expect(looks).toBe(3);
});

it("a listener that begins to listen is notified of reads after a second at the latest, and then of each", async () => {
  const cache = createCache();
  await readAt(cache, 5_000);
  isHeard = true;
  for (const ms of [5_999, 6_000, 6_001]) await readAt(cache, ms);
  const served = { type: "token_served", source: "process", generation: 1, waitMs: 0 };
  expect(heard).toEqual([served, served]);
});

it("every read is counted", async () => {
  const cache = createCache();
  for (const ms of [1, 2, 3, 2_000]) await readAt(cache, ms);
  isHeard = true;
  for (const ms of [5_000, 5_001]) await readAt(cache, ms);
  expect(slot.counters.hits).toBe(6);
});

it("all reads of one cached token return the same object", async () => {
  const cache = createCache();
  const read = () => cache.get(() => createDeadline(createFakeClock(), 10_000));
  const first = await read();
  atMs = 90_000;
  expect(await read()).toBe(first);
});

describe("within the second after a read, a read notices at once", () => {
  it("an evicted token", async () => {
    const cache = createCache();
    await readAt(cache, 5_000);
    slot.token = undefined;
    expect(await readAt(cache, 5_001)).toBeUndefined();
  });

  it("a newer token", async () => {
    const cache = createCache();
    await readAt(cache, 5_000);
    cacheToken("d.e.f", 2);
    expect(await readAt(cache, 5_001)).toBe("d.e.f");
  });

  it("a refresh that is due", async () => {
    const cache = createCache();
    await readAt(cache, 79_999);
    expect(slot.counters.refreshes).toBe(0);
    await readAt(cache, 80_000);
    await readAt(cache, 80_001);
    expect(slot.counters.refreshes).toBe(1);
  });

  it("the margin of the expiry, whenever the refresh was to be", async () => {
    cacheToken("a.b.c", 1, 500_000);
    const cache = createCache();
    expect(await readAt(cache, 98_999)).toBe("a.b.c");
    expect(await readAt(cache, 99_000)).toBeUndefined();
  });
});

it("a caller that waited tells whoever began to listen meanwhile", async () => {
  const cache = createCache(async () => ({ source: "mint", token: new StorefrontToken("d.e.f", 105) }));
  await readAt(cache, 5_000);
  isHeard = true;
  slot.token = undefined;
  atMs = 5_001;
  await cache.get(() => createDeadline({ ...createFakeClock(), now: () => atMs }, 10_000));
  expect(heard).toContainEqual(expect.objectContaining({ type: "token_served", source: "mint" }));
});
