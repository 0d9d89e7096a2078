import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LoginThrottle } from "./login-throttle";

const newThrottle = () => new LoginThrottle({ maxPerEmailAndAddress: 3, maxPerAddress: 4, maxPerEmail: 5 });

type Throttle = ReturnType<typeof newThrottle>;
type Attempt = readonly [email: string, address: string];

/** What is said to each attempt, one after the other. */
async function answers(throttle: Throttle, attempts: readonly Attempt[]): Promise<boolean[]> {
  const allowed: boolean[] = [];
  for (const [email, address] of attempts) allowed.push(await throttle.allows(email, address));
  return allowed;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("one address may try one e-mail so often, however it is written, and not once more", async () => {
  const throttle = newThrottle();
  const tries = ["a@shop.example", "A@shop.example", "a@shop.example", "a@shop.example"];
  expect(
    await answers(
      throttle,
      tries.map((email) => [email, "192.0.2.1"]),
    ),
  ).toEqual([true, true, true, false]);
  expect(await throttle.allows("b@shop.example", "192.0.2.1")).toBe(true);
});

test("made-up addresses do not help beyond the limit of the e-mail", async () => {
  const throttle = newThrottle();
  const allowed = await answers(
    throttle,
    [1, 2, 3, 4, 5, 6].map((n) => ["a@shop.example", `192.0.2.${n}`]),
  );
  expect(allowed).toEqual([true, true, true, true, true, false]);
});

test("a new window starts when the old one has ended, and not before", async () => {
  const throttle = newThrottle();
  for (let attempt = 0; attempt < 4; attempt++) await throttle.allows("a@shop.example", "192.0.2.1");
  vi.advanceTimersByTime(15 * 60_000 - 1);
  expect(await throttle.allows("a@shop.example", "192.0.2.1")).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await throttle.allows("a@shop.example", "192.0.2.1")).toBe(true);
});

test("after the right password the count starts again", async () => {
  const throttle = newThrottle();
  for (let attempt = 0; attempt < 3; attempt++) await throttle.allows("a@shop.example", "192.0.2.1");
  await throttle.forget("a@shop.example", "192.0.2.1");
  expect(await throttle.allows("a@shop.example", "192.0.2.1")).toBe(true);
});

test("if an address is limited, other e-mails do not help it, and other addresses are free", async () => {
  const throttle = newThrottle();
  const emails = ["a", "b", "c", "d", "e"].map((name) => `${name}@shop.example`);
  expect(
    await answers(
      throttle,
      emails.map((email) => [email, "192.0.2.1"]),
    ),
  ).toEqual([true, true, true, true, false]);
  expect(await throttle.allows("e@shop.example", "192.0.2.2")).toBe(true);
});

test("one address cannot lock anybody out elsewhere, however often it tries", async () => {
  const throttle = newThrottle();
  for (let attempt = 0; attempt < 100; attempt++) await throttle.allows("victim@shop.example", "192.0.2.66");
  expect(await throttle.allows("victim@shop.example", "192.0.2.1")).toBe(true);
});

test("an address over its own limit uses up no e-mail's either", async () => {
  const throttle = newThrottle();
  for (const name of ["a", "b", "c", "d"]) await throttle.allows(`${name}@shop.example`, "192.0.2.66");
  for (let attempt = 0; attempt < 100; attempt++) await throttle.allows("victim@shop.example", "192.0.2.66");
  const tries = await answers(
    throttle,
    [1, 2, 3, 4, 5].map((n) => ["victim@shop.example", `192.0.2.${n}`]),
  );
  expect(tries).toEqual([true, true, true, true, true]);
});

test("right passwords do not use up an address that many people share", async () => {
  const throttle = newThrottle();
  for (let person = 0; person < 20; person++) {
    expect(await throttle.allows(`${person}@shop.example`, "192.0.2.1")).toBe(true);
    await throttle.forget(`${person}@shop.example`, "192.0.2.1");
  }
});
