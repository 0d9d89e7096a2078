import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Limiter } from "./limiter";

let made = 0;
/** With counters of its own: those of one name are one in a process. */
const newLimiter = (options: { maxUses: number; windowMs: number; maxKeys?: number }) =>
  new Limiter({ name: `limiter test ${made++}`, ...options });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("uses are counted by key until their window ends, and not a moment longer", async () => {
  const limiter = newLimiter({ maxUses: 2, windowMs: 60_000 });
  expect([await limiter.allows("a"), await limiter.allows("a"), await limiter.allows("a")]).toEqual([
    true,
    true,
    false,
  ]);
  expect(await limiter.allows("b")).toBe(true);
  vi.advanceTimersByTime(59_999);
  expect(await limiter.allows("a")).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await limiter.allows("a")).toBe(true);
});

test("one use can be taken back, or all of them", async () => {
  const limiter = newLimiter({ maxUses: 2, windowMs: 60_000 });
  for (let use = 0; use < 2; use += 1) await limiter.allows("a");
  await limiter.takeBackOne("a");
  expect([await limiter.allows("a"), await limiter.allows("a")]).toEqual([true, false]);
  await limiter.forget("a");
  expect([await limiter.allows("a"), await limiter.allows("a")]).toEqual([true, true]);
});

test("what is refused counts nothing: one use taken back is one use, after any number of refusals at once", async () => {
  const limiter = newLimiter({ maxUses: 2, windowMs: 60_000 });
  const asked = await Promise.all(Array.from({ length: 50 }, () => limiter.allows("a")));
  expect(asked.filter(Boolean)).toHaveLength(2);
  expect(await limiter.uses("a")).toBe(2);
  await limiter.takeBackOne("a");
  expect([await limiter.allows("a"), await limiter.allows("a")]).toEqual([true, false]);
});

test("a key whose uses were all taken back takes no room from others", async () => {
  const limiter = newLimiter({ maxUses: 1, windowMs: 60_000, maxKeys: 1 });
  await limiter.allows("a");
  await limiter.takeBackOne("a");
  expect(await limiter.allows("b")).toBe(true);
  // Both share the count beyond.
  expect([await limiter.allows("c"), await limiter.allows("d")]).toEqual([true, false]);
});

test("a use that was never counted cannot be taken back", async () => {
  const limiter = newLimiter({ maxUses: 1, windowMs: 60_000 });
  await limiter.takeBackOne("a");
  expect([await limiter.allows("a"), await limiter.allows("a")]).toEqual([true, false]);
});

test("too many keys: none is forgotten before its window ends, and those beyond share one count", async () => {
  const limiter = newLimiter({ maxUses: 2, windowMs: 60_000, maxKeys: 20 });
  for (let key = 0; key < 20; key += 1) await limiter.allows(String(key));
  const beyond = ["x", "y", "z"];
  expect(await Promise.all(beyond.map((key) => limiter.allows(key)))).toEqual([true, true, false]);
  // Forgetting one of them does not start the count of all anew.
  await limiter.forget("x");
  expect(await limiter.allows("x")).toBe(false);
  expect([await limiter.allows("0"), await limiter.allows("0")]).toEqual([true, false]);
  vi.advanceTimersByTime(60_000);
  expect(await Promise.all(beyond.map((key) => limiter.allows(key)))).toEqual([true, true, true]);
});
