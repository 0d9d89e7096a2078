import { expect, it } from "vitest";
import type { BigCommerceError } from "../errors.js";
import { deadlineError, raceDeadline } from "../time/deadline.js";
import { clock, createCache, deadline, resetCachesBeforeEach } from "./cache.fixture.js";
import { createMintSource } from "./source.js";
import { StorefrontToken } from "./storefront-token.js";

resetCachesBeforeEach();

let slotCount = 0;

/** Two instances that share a token: one gives a mint 100 ms, the other 10 s. A mint takes `mintMs`. */
function createPair(mintMs: number) {
  slotCount += 1;
  const slotName = `time limits ${slotCount}`;
  const seen = { mints: 0 };
  const source = createMintSource((expiresAt, limit) => {
    seen.mints += 1;
    const minted = clock.sleep(mintMs).then(() => new StorefrontToken("token", expiresAt));
    return raceDeadline(minted, limit, clock, () => {
      throw deadlineError(limit, "The mint");
    });
  });
  const create = (timeoutMs: number) => {
    const cache = createCache({ slotName, source, timeoutMs });
    return () =>
      cache
        .get(() => deadline(timeoutMs))
        .then(
          ({ token }) => token,
          (error: BigCommerceError) => error.code,
        );
  };
  return { hasty: create(100), patient: create(10_000), seen };
}

it("a mint that was given less time fails its own instance, and not the one that gives it more", async () => {
  const { hasty, patient, seen } = createPair(300);
  const outcomes = Promise.all([hasty(), ...Array.from({ length: 50 }, patient)]);
  await clock.settle();
  await clock.pass(500);
  const [first, ...others] = await outcomes;
  expect(first).toBe("timeout");
  expect(new Set(others)).toEqual(new Set(["token"]));
  expect(seen.mints).toBe(2);
});

it("the same afterwards, while the hasty one backs off", async () => {
  const { hasty, patient, seen } = createPair(300);
  const failed = hasty();
  await clock.settle();
  await clock.pass(100);
  expect(await failed).toBe("timeout");
  expect(await hasty()).toBe("timeout");
  const served = patient();
  await clock.settle();
  await clock.pass(300);
  expect([await served, await hasty(), seen.mints]).toEqual(["token", "token", 2]);
});

it("a mint that fails in the longer time too keeps both back", async () => {
  const { hasty, patient, seen } = createPair(60_000);
  const outcomes = Promise.all([hasty(), patient()]);
  await clock.settle();
  await clock.pass(10_100);
  expect(await outcomes).toEqual(["timeout", "timeout"]);
  expect(await Promise.all([patient(), hasty(), patient()])).toEqual(["timeout", "timeout", "timeout"]);
  expect(seen.mints).toBe(2);
});
