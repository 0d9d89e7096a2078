import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startSession } from "@/session/session";
import { viewAs } from "@/staff/staff-session";
import { browserCookies } from "@/testing/next-request";
import {
  answerVisit,
  forgetCheckoutVisit,
  hasCheckoutVisit,
  isVisitUnanswered,
  noteCheckoutVisit,
} from "./checkout-visit";

const [noor, elliot] = [41, 42];
const secret = "a secret of more than thirty-two characters";

beforeEach(() => {
  browserCookies.clear();
  vi.stubEnv("DEMO", "");
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abc123");
  vi.stubEnv("SESSION_SECRET", secret);
  vi.stubEnv("STAFF_EMAIL", "agent@shop.example");
  vi.stubEnv("STAFF_PASSWORD", "a long password of nobody");
  vi.stubEnv("STAFF_SESSION_SECRET", secret);
});
afterEach(() => vi.unstubAllEnvs());

const signIn = (customerId: number) =>
  startSession({ customerId, storeHash: "abc123", passwordVersion: null });

test("a visit to the checkout is unanswered until its customer stays, and the next one is again", async () => {
  await signIn(noor);
  expect(await isVisitUnanswered()).toBe(false);
  await noteCheckoutVisit(noor);
  expect(await isVisitUnanswered()).toBe(true);
  await answerVisit();
  expect([await isVisitUnanswered(), await hasCheckoutVisit()]).toEqual([false, true]);
  await noteCheckoutVisit(noor);
  expect(await isVisitUnanswered()).toBe(true);
});

test("it is nothing to another customer, to a guest or to staff who see the shop as that customer", async () => {
  await noteCheckoutVisit(noor);
  expect(await isVisitUnanswered()).toBe(false);
  await signIn(elliot);
  expect(await isVisitUnanswered()).toBe(false);
  await signIn(noor);
  expect(await isVisitUnanswered()).toBe(true);
  const staff = { id: "7f1d7a3e-30a5-4b6a-9a53-0d5f8f4f6b12", actor: "agent@shop.example", viewing: null };
  const customer = { customerId: noor, name: "Noor Haddad", email: "noor@shop.example" };
  await viewAs(staff, { ...customer, storeHash: "abc123", reason: "ticket 7", allowMutations: false });
  expect(await isVisitUnanswered()).toBe(false);
});

test("an answer that comes after the visit was forgotten brings nothing back", async () => {
  await noteCheckoutVisit(noor);
  await forgetCheckoutVisit();
  await answerVisit();
  expect(await hasCheckoutVisit()).toBe(false);
});
