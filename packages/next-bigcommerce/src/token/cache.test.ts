import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { BigCommerceError } from "../errors.js";
import { HttpResponse } from "../http/message.js";
import { type BigCommerceEvent, createTelemetry } from "../telemetry/events.js";
import { createDeadline } from "../time/deadline.js";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import { TokenCache } from "./cache.js";
import { openSlot } from "./slot.js";
import { createMintSource } from "./source.js";
import { StorefrontToken } from "./storefront-token.js";

const unavailable = (retryAfterMs?: number) =>
  new BigCommerceError(retryAfterMs === undefined ? "upstream_unavailable" : "rate_limited", "It is down.", {
    retryable: true,
    retryAfterMs,
  });

interface Mint {
  readonly expiresAt: number;
  answer(): void;
  fail(error: BigCommerceError): void;
}

let slotCount = 0;
let clock: FakeClock;
let mints: Mint[];
let events: BigCommerceEvent[];
let background: Promise<void>[];

function createCache(slotName?: string) {
  slotCount += 1;
  return new TokenCache({
    slot: openSlot(slotName ?? `test ${slotCount}`),
    clock,
    telemetry: createTelemetry([{ listen: (event) => events.push(event) }]),
    config: { tokenLifetimeSeconds: 3600, expiryMarginSeconds: 30, timeoutMs: 10_000 },
    source: createMintSource(
      (expiresAt) =>
        new Promise((resolve, reject) => {
          const answer = () => resolve(new StorefrontToken(`token-${mints.length}`, expiresAt));
          mints.push({ expiresAt, answer, fail: reject });
        }),
    ),
    runInBackground: (task) => background.push(task),
  });
}

const deadline = (timeoutMs = 10_000, signal?: AbortSignal) => createDeadline(clock, timeoutMs, signal);

async function mintOne(cache: TokenCache) {
  const token = cache.get(deadline);
  await clock.settle();
  mints.at(-1)?.answer();
  return token;
}

beforeEach(() => {
  clock = createFakeClock();
  mints = [];
  events = [];
  background = [];
});

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
    const [page, route] = [createCache("shared"), createCache("shared")];
    const both = Promise.all([page.get(deadline), route.get(deadline)]);
    await clock.settle();
    expect(mints).toHaveLength(1);
    mints[0]?.answer();
    expect((await both).map(({ token }) => token)).toEqual(["token-1", "token-1"]);
  });

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

describe("while a token is cached", () => {
  it("asks for a life of tokenLifetimeSeconds in whole seconds", async () => {
    const cache = createCache();
    await mintOne(cache);
    expect(mints[0]?.expiresAt).toBe(clock.now() / 1000 + 3600);
  });

  it("past 80 % of its life one caller refreshes in the background, and all get the present token", async () => {
    const cache = createCache();
    await mintOne(cache);
    await clock.pass(2880_000 - 1);
    await cache.get(deadline);
    expect(background).toHaveLength(0);
    await clock.pass(1);
    const tokens = await Promise.all(Array.from({ length: 100 }, () => cache.get(deadline)));
    expect(new Set(tokens.map(({ token }) => token))).toEqual(new Set(["token-1"]));
    expect(background).toHaveLength(1);
    expect(mints).toHaveLength(2);
    mints[1]?.answer();
    await background[0];
    expect((await cache.get(deadline)).token).toBe("token-2");
  });

  it("serves the valid token while minting fails, and never past the margin of its expiry", async () => {
    const cache = createCache();
    await mintOne(cache);
    await clock.pass(2900_000);
    expect((await cache.get(deadline)).token).toBe("token-1");
    await clock.settle();
    mints[1]?.fail(unavailable());
    await clock.settle();
    expect((await cache.get(deadline)).token).toBe("token-1");
    expect(mints).toHaveLength(2);
    await clock.pass(3570_000 - 2900_000);
    const late = cache.get(deadline);
    await clock.settle();
    expect(mints).toHaveLength(3);
    mints[2]?.answer();
    expect((await late).token).toBe("token-3");
  });

  it("a process that wakes up after a long time does not serve an old token", async () => {
    const cache = createCache();
    await mintOne(cache);
    await clock.pass(10 * 3600_000);
    const next = cache.get(deadline);
    await clock.settle();
    mints[1]?.answer();
    expect((await next).token).toBe("token-2");
  });

  it("a refresh that was frozen past its deadline is ignored, and is not a failure", async () => {
    const cache = createCache();
    await mintOne(cache);
    await clock.pass(2900_000);
    await cache.get(deadline);
    await clock.settle();
    await clock.pass(300_000);
    mints[1]?.fail(unavailable());
    await clock.settle();
    expect(events.filter(({ type }) => type === "token_mint_failed")).toHaveLength(0);
    await cache.get(deadline);
    await clock.settle();
    expect(mints).toHaveLength(3);
  });
});

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

describe("while a process of a fleet backs off", () => {
  it("it takes the token that another one minted, and looks a few times a second at most", async () => {
    let looks = 0;
    let shared: StorefrontToken | undefined;
    slotCount += 1;
    const cache = new TokenCache({
      slot: openSlot(`test ${slotCount}`),
      clock,
      telemetry: createTelemetry([{ listen: (event) => events.push(event) }]),
      config: { tokenLifetimeSeconds: 3600, expiryMarginSeconds: 30, timeoutMs: 10_000 },
      source: {
        obtain: () => Promise.reject(unavailable()),
        find: async () => {
          looks += 1;
          return shared;
        },
        evict: async () => {},
      },
      runInBackground: (task) => background.push(task),
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

describe("with a clock that is wrong", () => {
  const answerOf = (serverMs: number) =>
    new HttpResponse({
      status: 401,
      header: (name) => (name === "date" ? new Date(serverMs).toUTCString() : undefined),
      text: "",
      sentAtMs: clock.now() - 100,
      receivedAtMs: clock.now(),
    });

  it("a Date two hours ahead ends the present token, and the next is asked for in the server's time", async () => {
    const cache = createCache();
    await mintOne(cache);
    cache.observe(answerOf(clock.now() + 7200_000));
    const next = cache.get(deadline);
    await clock.settle();
    expect(mints[1]?.expiresAt).toBeGreaterThanOrEqual(clock.now() / 1000 + 7200 + 3600 - 2);
    mints[1]?.answer();
    expect((await next).token).toBe("token-2");
    expect(events).toContainEqual(expect.objectContaining({ type: "clock_skew", applied: true }));
  });

  it("a Date that is a day off is ignored, and reported once a minute at most", async () => {
    const cache = createCache();
    await mintOne(cache);
    for (let answer = 0; answer < 50; answer += 1) cache.observe(answerOf(clock.now() + 24 * 3600_000));
    expect(events.filter(({ type }) => type === "clock_skew")).toHaveLength(1);
    expect((await cache.get(deadline)).token).toBe("token-1");
    expect(events).toContainEqual(expect.objectContaining({ type: "clock_skew", applied: false }));
  });
});

it("whatever happens, no token within the margin of its expiry is handed out", async () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant("advance" as const), ms: fc.integer({ min: 0, max: 4000_000 }) }),
      fc.record({
        kind: fc.constantFrom("acquire" as const, "answer" as const, "fail" as const, "reject" as const),
      }),
    ),
    { maxLength: 60 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      clock = createFakeClock();
      mints = [];
      const cache = createCache();
      const lives: number[] = [];
      let generation = 0;
      for (const step of list) {
        if (step.kind === "advance") await clock.pass(step.ms);
        else if (step.kind === "answer") mints.at(-1)?.answer();
        else if (step.kind === "fail") mints.at(-1)?.fail(unavailable());
        else if (step.kind === "reject") cache.reject(generation);
        else {
          const use = (token: StorefrontToken) => {
            generation = token.generation;
            lives.push(token.expiresAt * 1000 - clock.now());
          };
          cache.get(deadline).then(use, () => {});
        }
        await clock.settle();
      }
      expect(lives.filter((lifeMs) => lifeMs <= 30_000)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
