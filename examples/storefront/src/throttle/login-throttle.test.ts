import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Attempt, LoginThrottle } from "./login-throttle";

let made = 0;
/** With counters of its own: those of one name are one in a process. */
const newThrottle = () =>
  new LoginThrottle({
    name: `throttle test ${made++}`,
    maxPerEmailAndAddress: 3,
    maxPerAddress: 4,
    maxPerEmail: 5,
    slowSeconds: 60,
  });

/** `device` is the id of one that `holder` signed in from; nobody did if it is left out. */
const by = (email: string, address: string, device?: string, holder = email): Attempt => ({
  email: `${email}@shop.example`,
  address: `192.0.2.${address}`,
  knownDevice: device === undefined ? null : { id: device, holder },
});

/** What is said to each attempt, one after the other. */
async function answers(throttle: LoginThrottle, attempts: readonly Attempt[]): Promise<boolean[]> {
  const allowed: boolean[] = [];
  for (const attempt of attempts) allowed.push(await throttle.allows(attempt));
  return allowed;
}

const times = (count: number, attempt: (index: number) => Attempt) =>
  Array.from({ length: count }, (_, index) => attempt(index));

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("one address may try one e-mail so often, however it is written, and not once more", async () => {
  const throttle = newThrottle();
  const tries = ["a", "A", "a", "a"].map((email) => by(email, "1"));
  expect(await answers(throttle, tries)).toEqual([true, true, true, false]);
  expect(await throttle.allows(by("b", "1"))).toBe(true);
});

test("a new window starts when the old one has ended, and not before", async () => {
  const throttle = newThrottle();
  await answers(
    throttle,
    times(4, () => by("a", "1")),
  );
  vi.advanceTimersByTime(15 * 60_000 - 1);
  expect(await throttle.allows(by("a", "1"))).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await throttle.allows(by("a", "1"))).toBe(true);
});

test("after the right password the count of the e-mail at this address starts again", async () => {
  const throttle = newThrottle();
  await answers(
    throttle,
    times(3, () => by("a", "1")),
  );
  await throttle.forgive(by("a", "1"));
  expect(await throttle.allows(by("a", "1"))).toBe(true);
});

test("a customer who signs in gives those who try their e-mail no further tries", async () => {
  const throttle = newThrottle();
  await answers(
    throttle,
    times(4, (index) => by("a", String(index))),
  );
  expect(await throttle.allows(by("a", "99"))).toBe(true);
  await throttle.forgive(by("a", "99"));
  // The fifth at full speed, and then one slow one.
  expect(
    await answers(
      throttle,
      times(4, (index) => by("a", String(10 + index))),
    ),
  ).toEqual([true, true, false, false]);
});

test("if an address is limited, other e-mails do not help it, and other addresses are free", async () => {
  const throttle = newThrottle();
  const emails = ["a", "b", "c", "d", "e"].map((email) => by(email, "1"));
  expect(await answers(throttle, emails)).toEqual([true, true, true, true, false]);
  expect(await throttle.allows(by("e", "2"))).toBe(true);
});

test("one address cannot slow anybody elsewhere, however often it tries", async () => {
  const throttle = newThrottle();
  await answers(
    throttle,
    times(100, () => by("victim", "66")),
  );
  await answers(
    throttle,
    times(2, (index) => by("victim", String(index))),
  );
  // Of the five at full speed three went to that address; then there is a slow one each minute.
  const tries = [by("victim", "9"), by("victim", "10")];
  expect(await answers(throttle, tries)).toEqual([true, false]);
  vi.advanceTimersByTime(60_000);
  expect(await throttle.allows(by("victim", "10"))).toBe(true);
});

test("two hundred attempts at once from one address use up what that address has, and nothing of the others", async () => {
  const throttle = newThrottle();
  const burst = times(200, () => by("victim", "66"));
  const asked = await Promise.all(burst.map((attempt) => throttle.allows(attempt)));
  expect(asked.filter(Boolean)).toHaveLength(3);
  const others = await answers(
    throttle,
    times(4, (index) => by("victim", String(index))),
  );
  // The two of five that are left at full speed, and then a slow one.
  expect(others).toEqual([true, true, true, false]);
});

test("what an e-mail's own count refuses, its address gets back", async () => {
  const throttle = newThrottle();
  await answers(
    throttle,
    times(6, (index) => by("victim", String(index))),
  );
  const refused = times(20, () => by("victim", "66"));
  expect((await answers(throttle, refused)).filter(Boolean)).toEqual([]);
  const emails = ["a", "b", "c", "d", "e"].map((email) => by(email, "66"));
  expect(await answers(throttle, emails)).toEqual([true, true, true, true, false]);
  vi.advanceTimersByTime(60_000);
  expect(await throttle.allows(by("victim", "67"))).toBe(true);
});

test("an address over its own limit uses up no e-mail's either", async () => {
  const throttle = newThrottle();
  await answers(
    throttle,
    ["a", "b", "c", "d"].map((email) => by(email, "66")),
  );
  await answers(
    throttle,
    times(100, () => by("victim", "66")),
  );
  const tries = times(5, (index) => by("victim", String(index)));
  expect(await answers(throttle, tries)).toEqual([true, true, true, true, true]);
});

test("right passwords do not use up an address that many people share", async () => {
  const throttle = newThrottle();
  for (let person = 0; person < 20; person++) {
    expect(await throttle.allows(by(String(person), "1"))).toBe(true);
    await throttle.forgive(by(String(person), "1"));
  }
});

test("a thousand wrong passwords from a hundred addresses: five at once, then one a minute", async () => {
  const throttle = newThrottle();
  const storm = times(1000, (index) => by("victim", String(index % 100)));
  expect((await answers(throttle, storm)).filter(Boolean)).toHaveLength(6);
  vi.advanceTimersByTime(60_000);
  expect((await answers(throttle, storm)).filter(Boolean)).toHaveLength(1);
});

test("an address that tried a slow e-mail before leaves the turn to others", async () => {
  const throttle = newThrottle();
  await answers(
    throttle,
    times(3, () => by("victim", "66")),
  );
  await answers(
    throttle,
    times(2, (index) => by("victim", String(index))),
  );
  expect(await throttle.allows(by("victim", "66"))).toBe(false);
  expect(await throttle.allows(by("victim", "10"))).toBe(true);
});

test("a known device is counted by itself, whatever others try, and helps no other device", async () => {
  const throttle = newThrottle();
  await answers(
    throttle,
    times(100, (index) => by("victim", String(index))),
  );
  await answers(
    throttle,
    ["a", "b", "c", "d"].map((email) => by(email, "1")),
  );
  const mine = times(4, () => by("victim", "1", "device-1"));
  expect(await answers(throttle, mine)).toEqual([true, true, true, false]);
  expect(await throttle.allows(by("victim", "1", "device-2"))).toBe(true);
  vi.advanceTimersByTime(15 * 60_000);
  expect(await answers(throttle, mine)).toEqual([true, true, true, false]);
  await throttle.forgive(by("victim", "1", "device-1"));
  expect(await answers(throttle, mine)).toEqual([true, true, true, false]);
});

test("all known devices of a customer have a count together, and what it refuses is not counted by device", async () => {
  const throttle = newThrottle();
  const ofMany = times(40, (index) => by("victim", "1", `device-${index % 12}`));
  expect((await answers(throttle, ofMany)).filter(Boolean)).toHaveLength(6);
  expect(await throttle.allows(by("another", "1", "device-of-another"))).toBe(true);
  await throttle.forgive(by("victim", "1", "device-0"));
  expect(await throttle.allows(by("victim", "1", "device-11"))).toBe(true);
});

test("devices of somebody who had the e-mail before are counted together, and use up nothing of who has it now", async () => {
  const throttle = newThrottle();
  const ofFormer = times(40, (index) => by("victim", "1", `former-${index % 12}`, "former"));
  expect((await answers(throttle, ofFormer)).filter(Boolean)).toHaveLength(6);
  await throttle.forgive(by("victim", "1", "former-0", "former"));
  const ofOwner = times(7, (index) => by("victim", "1", `own-${index % 3}`, "owner"));
  expect(await answers(throttle, ofOwner)).toEqual([true, true, true, true, true, true, false]);
});
