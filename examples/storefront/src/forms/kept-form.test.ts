import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { endSession, startSession } from "@/session/session";
import { browserCookies } from "@/testing/next-request";
import { type FormState, untouched } from "./form-state";
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

const leftOut = "What you had typed here was too long to keep. Please type it again.";

/** What the cookie of this form brings back: each field as it was, or a word beside it; nothing of it is lost unsaid. */
async function broughtBack(values: Record<string, string>) {
  const isWhole = await keptCustomerForm.keep({ ...mine, state: { ...state, values } });
  expect(account().length).toBeLessThanOrEqual(4000);
  const kept: FormState = (await keptCustomerForm.read("stamp-of-noor"))?.state ?? untouched();
  const left = Object.keys(values).filter((name) => !(name in kept.values));
  expect(kept.values).toEqual(
    Object.fromEntries(Object.entries(values).filter(([name]) => name in kept.values)),
  );
  expect(left.filter((name) => kept.fieldErrors[name]?.endsWith(leftOut) !== true)).toEqual([]);
  expect(isWhole).toBe(left.length === 0 && Object.values(values).some((value) => value !== ""));
  return { kept, left };
}

test("if it is too much for a cookie, the longest fields say so, and what was wrong and all others are kept", async () => {
  const values = {
    firstName: "Ada",
    company: "م".repeat(2000),
    city: "x".repeat(500),
    email: "语".repeat(900),
  };
  const { kept, left } = await broughtBack(values);
  expect(left).toEqual(["company", "email"]);
  expect(kept.fieldErrors).toEqual({ company: leftOut, email: `In use. ${leftOut}` });
  expect(kept.problem).toBe("No.");
});

test("of an address in letters of two bytes each, as long as its fields take, most is kept", async () => {
  const names = ["firstName", "lastName", "company", "address1", "address2", "city"];
  const { left } = await broughtBack(Object.fromEntries(names.map((name) => [name, "م".repeat(255)])));
  expect(left.length).toBeLessThanOrEqual(2);
});

test("of any form each field comes back as it was, or says that it does not", () =>
  fc.assert(
    fc.asyncProperty(
      fc.dictionary(
        fc.constantFrom("firstName", "email", "city", "phone"),
        fc.string({ unit: "grapheme", maxLength: 2000, size: "max" }),
      ),
      async (values) => {
        await broughtBack(values);
      },
    ),
    { numRuns: 50 },
  ));

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
