import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  background,
  clock,
  createCache,
  deadline,
  events,
  mintOne,
  mints,
  resetCaches,
  resetCachesBeforeEach,
  unavailable,
} from "./cache.fixture.js";
import type { StorefrontToken } from "./storefront-token.js";

resetCachesBeforeEach();

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
      resetCaches();
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
