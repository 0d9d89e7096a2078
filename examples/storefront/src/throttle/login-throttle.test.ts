import { expect, test } from "vitest";
import { createLoginThrottle } from "./login-throttle";

function throttleAt(clock: { now: number }) {
  return createLoginThrottle({
    now: () => clock.now,
    windowMs: 60_000,
    maxPerEmailAndAddress: 3,
    maxPerAddress: 4,
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
  const throttle = throttleAt({ now: 0 });
  const emails = ["a", "b", "c", "d", "e"].map((name) => `${name}@shop.example`);
  expect(emails.map((email) => throttle.allows(email, "192.0.2.1"))).toEqual([true, true, true, true, false]);
  expect(throttle.allows("e@shop.example", "192.0.2.2")).toBe(true);
});

test("one address cannot lock anybody out elsewhere, however often it tries", () => {
  const throttle = throttleAt({ now: 0 });
  for (let attempt = 0; attempt < 100; attempt++) throttle.allows("victim@shop.example", "192.0.2.66");
  expect(throttle.allows("victim@shop.example", "192.0.2.1")).toBe(true);
});

test("an address over its own limit uses up no e-mail's either", () => {
  const throttle = throttleAt({ now: 0 });
  for (const name of ["a", "b", "c", "d"]) throttle.allows(`${name}@shop.example`, "192.0.2.66");
  for (let attempt = 0; attempt < 100; attempt++) throttle.allows("victim@shop.example", "192.0.2.66");
  const tries = [1, 2, 3, 4, 5].map((n) => throttle.allows("victim@shop.example", `192.0.2.${n}`));
  expect(tries).toEqual([true, true, true, true, true]);
});

test("right passwords do not use up an address that many people share", () => {
  const throttle = throttleAt({ now: 0 });
  for (let person = 0; person < 20; person++) {
    expect(throttle.allows(`${person}@shop.example`, "192.0.2.1")).toBe(true);
    throttle.forget(`${person}@shop.example`, "192.0.2.1");
  }
});
