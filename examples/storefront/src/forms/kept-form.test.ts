import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { endSession, startSession } from "@/session/session";
import { browserCookies } from "@/testing/next-request";
import { forgetKeptForms, keptForms } from "./kept-form";

const state = { problem: "No.", fieldErrors: { email: "In use." }, values: { firstName: "Ada" } };
const path = "/account/profile";
const form = keptForms.profile;
const signIn = (customerId: number) => startSession({ customerId, storeHash: "abc123" });
const cookie = () => browserCookies.get("kept_profile")?.value ?? "";

beforeEach(async () => {
  browserCookies.clear();
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abc123");
  vi.stubEnv("SESSION_SECRET", "a session secret of this test, long enough");
  await signIn(41);
});

afterEach(() => vi.unstubAllEnvs());

test("a refused form comes back to its owner, on its page", async () => {
  await form.keep(state, path);
  expect(await form.read(path)).toEqual(state);
});

test.each([
  ["another customer", () => signIn(42), path],
  ["a guest", endSession, path],
  ["another page", async () => {}, "/account/addresses/7"],
])("%s is shown nothing of it", async (_whose, change, page) => {
  await form.keep(state, path);
  await change();
  expect(await form.read(page)).toBeNull();
});

test("no cookie, an empty one, a forged one and another form's hold no form", async () => {
  expect(await form.read(path)).toBeNull();
  await keptForms.password.keep(state, path);
  const other = browserCookies.get("kept_password")?.value ?? "";
  for (const value of ["", "Fe26.2*1*forged", other]) {
    browserCookies.set("kept_profile", value);
    expect(await form.read(path)).toBeNull();
  }
});

test("once it was taken, or the next person has signed in, nothing is kept", async () => {
  for (const forget of [form.forget, forgetKeptForms]) {
    await form.keep(state, path);
    await forget();
    expect(cookie()).toBe("");
  }
});

test("a value is clipped to what the form takes", async () => {
  await form.keep({ ...state, values: { firstName: "x".repeat(10_000) } }, path);
  expect((await form.read(path))?.values).toEqual({ firstName: "x".repeat(255) });
});

test("if it is too much for a cookie, what was wrong is kept and what was entered is not", async () => {
  const names = Array.from({ length: 10 }, (_, index) => `field${index}`);
  const values = Object.fromEntries(names.map((name) => [name, "é".repeat(255)]));
  await form.keep({ ...state, values }, path);
  expect(cookie().length).toBeLessThanOrEqual(4000);
  expect(await form.read(path)).toEqual({ ...state, values: {} });
});
