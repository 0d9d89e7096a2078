import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Limiter } from "./limiter";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("uses are counted by key until their window ends, and not a moment longer", async () => {
  const limiter = new Limiter({ maxUses: 2, windowMs: 60_000 });
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
  const limiter = new Limiter({ maxUses: 2, windowMs: 60_000 });
  for (let use = 0; use < 2; use += 1) await limiter.allows("a");
  await limiter.takeBackOne("a");
  expect([await limiter.allows("a"), await limiter.allows("a")]).toEqual([true, false]);
  await limiter.forget("a");
  expect([await limiter.allows("a"), await limiter.allows("a")]).toEqual([true, true]);
});

test("if there are too many keys the oldest is forgotten, and the others are not", async () => {
  const limiter = new Limiter({ maxUses: 1, windowMs: 60_000 });
  for (let key = 0; key <= 20_000; key += 1) await limiter.allows(String(key));
  expect([await limiter.allows("1"), await limiter.allows("20000")]).toEqual([false, false]);
  expect(await limiter.allows("0")).toBe(true);
});
