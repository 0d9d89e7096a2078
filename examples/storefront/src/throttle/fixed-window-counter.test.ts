import { expect, test } from "vitest";
import { createFixedWindowCounter } from "./fixed-window-counter";

test("uses are counted by key until their window ends, and not a moment longer", () => {
  const clock = { now: 0 };
  const counter = createFixedWindowCounter({ now: () => clock.now, windowMs: 60_000 });
  expect([counter.count("a"), counter.count("a"), counter.count("b")]).toEqual([1, 2, 1]);
  clock.now = 59_999;
  expect(counter.count("a")).toBe(3);
  clock.now = 60_000;
  expect(counter.count("a")).toBe(1);
});

test("one use can be taken back, or all of them", () => {
  const counter = createFixedWindowCounter({ now: () => 0, windowMs: 60_000 });
  for (let use = 0; use < 3; use += 1) counter.count("a");
  counter.uncount("a");
  expect(counter.count("a")).toBe(3);
  counter.forget("a");
  expect(counter.count("a")).toBe(1);
});

test("where there are too many keys the oldest is forgotten, and the others are not", () => {
  const counter = createFixedWindowCounter({ now: () => 0, windowMs: 60_000 });
  for (let key = 0; key <= 20_000; key += 1) counter.count(String(key));
  expect([counter.count("1"), counter.count("20000")]).toEqual([2, 2]);
  expect(counter.count("0")).toBe(1);
});
