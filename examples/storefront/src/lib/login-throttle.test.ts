import { expect, test } from "vitest";
import { createLoginThrottle } from "./login-throttle";

function throttleAt(clock: { now: number }) {
  return createLoginThrottle({
    now: () => clock.now,
    windowMs: 60_000,
    maxPerEmailAndAddress: 3,
    maxPerEmail: 5,
  });
}

test("one address may try one e-mail so often, however it is written, and not once more", () => {
  const throttle = throttleAt({ now: 0 });
  const tries = ["a@shop.example", "A@shop.example", "a@shop.example", "a@shop.example"];
  expect(tries.map((email) => throttle.allows(email, "192.0.2.1"))).toEqual([true, true, true, false]);
  expect(throttle.allows("b@shop.example", "192.0.2.1")).toBe(true);
});

test("made-up addresses do not help beyond the limit of the e-mail", () => {
  const throttle = throttleAt({ now: 0 });
  const allowed = [1, 2, 3, 4, 5, 6].map((n) => throttle.allows("a@shop.example", `192.0.2.${n}`));
  expect(allowed).toEqual([true, true, true, true, true, false]);
});

test("a new window starts when the old one has ended, and not before", () => {
  const clock = { now: 0 };
  const throttle = throttleAt(clock);
  for (let attempt = 0; attempt < 4; attempt++) throttle.allows("a@shop.example", "192.0.2.1");
  clock.now = 59_999;
  expect(throttle.allows("a@shop.example", "192.0.2.1")).toBe(false);
  clock.now = 60_000;
  expect(throttle.allows("a@shop.example", "192.0.2.1")).toBe(true);
});

test("after the right password the count starts again", () => {
  const throttle = throttleAt({ now: 0 });
  for (let attempt = 0; attempt < 3; attempt++) throttle.allows("a@shop.example", "192.0.2.1");
  throttle.forget("a@shop.example", "192.0.2.1");
  expect(throttle.allows("a@shop.example", "192.0.2.1")).toBe(true);
});

test("where an address is limited, other e-mails do not help it, and other addresses are free", () => {
  const limits = { now: () => 0, windowMs: 60_000, maxPerEmailAndAddress: 3, maxPerEmail: 5 };
  const throttle = createLoginThrottle({ ...limits, maxPerAddress: 2 });
  const allowed = ["a", "b", "c"].map((name) => throttle.allows(`${name}@shop.example`, "192.0.2.1"));
  expect(allowed).toEqual([true, true, false]);
  expect(throttle.allows("d@shop.example", "192.0.2.2")).toBe(true);
});
