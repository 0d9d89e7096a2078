import { beforeEach, expect, test, vi } from "vitest";
import { openForm, sealForm } from "./sealed-form";

beforeEach(() => vi.stubEnv("SESSION_SECRET", "a session secret of this test, long enough"));

const state = { problem: "No.", fieldErrors: { email: "In use." }, values: { firstName: "Ada" } };
const owner = { customerId: 41, path: "/account/profile" };

test("a refused form comes back to whom it belongs, on its page", async () => {
  expect(await openForm(await sealForm(state, owner), owner)).toEqual(state);
});

test.each([
  ["another customer", { ...owner, customerId: 42 }],
  ["a guest", { ...owner, customerId: null }],
  ["another page", { ...owner, path: "/account/addresses/7" }],
])("%s is shown nothing of it", async (_whose, other) => {
  expect(await openForm(await sealForm(state, owner), other)).toBeNull();
});

test("no cookie, an empty one and a forged one hold no form", async () => {
  for (const seal of [undefined, "", "Fe26.2*1*forged"]) expect(await openForm(seal, owner)).toBeNull();
});

test("a value is clipped to what the form takes", async () => {
  const long = { ...state, values: { firstName: "x".repeat(10_000) } };
  const kept = await openForm(await sealForm(long, owner), owner);
  expect(kept?.values).toEqual({ firstName: "x".repeat(255) });
});

test("where it is too much for a cookie, what was wrong is kept and what was entered is not", async () => {
  const names = Array.from({ length: 10 }, (_, index) => `field${index}`);
  const large = { ...state, values: Object.fromEntries(names.map((name) => [name, "é".repeat(255)])) };
  const seal = await sealForm(large, owner);
  expect(seal.length).toBeLessThanOrEqual(4000);
  expect(await openForm(seal, owner)).toEqual({ ...state, values: {} });
});
