import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { endSession, startSession } from "@/session/session";
import { browserCookies } from "@/testing/next-request";
import { forgetKeptForms, isFormKeptFor, keepUntilSignIn, keptCustomerForm, keptForms } from "./kept-form";

const state = { problem: "No.", fieldErrors: { email: "In use." }, values: { firstName: "Ada" } };
const mine = { customerStamp: "stamp-of-noor", form: "profile", state };
const tooMuch = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [`field${index}`, "é".repeat(255)]),
);
const account = () => browserCookies.get("kept_account")?.value ?? "";

beforeEach(() => {
  browserCookies.clear();
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abc123");
  vi.stubEnv("BIGCOMMERCE_ACCESS_TOKEN", "an-access-token-of-this-test");
  vi.stubEnv("BIGCOMMERCE_CHANNEL_ID", "1");
  vi.stubEnv("SESSION_SECRET", "a session secret of this test, long enough");
});

afterEach(() => vi.unstubAllEnvs());

test("a form comes back to the customer it was drawn for, and says which one it is", async () => {
  await keptCustomerForm.keep(mine);
  expect(await keptCustomerForm.read("stamp-of-noor")).toMatchObject({ form: "profile", state });
});

test.each(["stamp-of-elliot", "", null])("whoever has the stamp %j is shown nothing of it", async (stamp) => {
  await keptCustomerForm.keep(mine);
  expect(await keptCustomerForm.read(stamp)).toBeNull();
});

test("no cookie, an empty one, a forged one and another form's hold no form", async () => {
  expect(await keptCustomerForm.read("stamp-of-noor")).toBeNull();
  await keptForms.registration.keep(state, "/register");
  const other = browserCookies.get("kept_registration")?.value ?? "";
  for (const value of ["", "Fe26.2*1*forged", other]) {
    browserCookies.set("kept_account", value);
    expect(await keptCustomerForm.read("stamp-of-noor")).toBeNull();
  }
});

test("a stamp or a name that no page has drawn is not kept", async () => {
  await keptCustomerForm.keep({ ...mine, customerStamp: "x".repeat(9000) });
  await keptCustomerForm.keep({ ...mine, form: "x".repeat(9000) });
  expect(account()).toBe("");
});

test("once it was taken, nothing is kept", async () => {
  await keptCustomerForm.keep(mine);
  await keptCustomerForm.forget();
  expect(account()).toBe("");
});

test("a value is clipped to what the form takes", async () => {
  await keptCustomerForm.keep({ ...mine, state: { ...state, values: { firstName: "x".repeat(10_000) } } });
  const kept = await keptCustomerForm.read("stamp-of-noor");
  expect(kept?.state.values).toEqual({ firstName: "x".repeat(255) });
});

test("if it is too much for a cookie, what was wrong is kept and what was entered is not", async () => {
  await keptCustomerForm.keep({ ...mine, state: { ...state, values: tooMuch } });
  expect(account().length).toBeLessThanOrEqual(4000);
  expect((await keptCustomerForm.read("stamp-of-noor"))?.state).toEqual({ ...state, values: {} });
});

test("the sign-in page is told that a form waits for its page, until somebody signs in or out", async () => {
  await keepUntilSignIn(mine, "/account/profile");
  expect(await isFormKeptFor("/account/profile")).toBe(true);
  expect(await isFormKeptFor("/account/addresses/new")).toBe(false);
  await forgetKeptForms();
  expect(await isFormKeptFor("/account/profile")).toBe(false);
  expect(await keptCustomerForm.read("stamp-of-noor")).toMatchObject({ form: "profile" });
});

test.each([
  ["is too much for a cookie", { ...mine, state: { ...state, values: tooMuch } }, "/account/profile"],
  ["has nothing typed in it", { ...mine, state: { ...state, values: { company: "" } } }, "/account/profile"],
  ["no page has drawn", { ...mine, form: "x".repeat(9000) }, "/account/profile"],
  ["comes from a page that is not known", mine, null],
])("it is told nothing of a form that %s, nor of one before", async (_, content, page) => {
  await keepUntilSignIn(mine, "/account/profile");
  await keepUntilSignIn(content, page);
  expect(await isFormKeptFor("/account/profile")).toBe(false);
});

test("a guest's form comes back on its page, while nobody is signed in", async () => {
  const { keep, read } = keptForms.registration;
  await keep(state, "/register");
  expect(await read("/register")).toEqual(state);
  expect(await read("/forgot-password")).toBeNull();
  await startSession({ customerId: 41, storeHash: "abc123", passwordVersion: null });
  expect(await read("/register")).toBeNull();
  await endSession();
  await forgetKeptForms();
  expect(await read("/register")).toBeNull();
});
