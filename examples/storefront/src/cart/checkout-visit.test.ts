import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { endSession, readSentSession, startSession } from "@/session/session";
import { viewAs } from "@/staff/staff-session";
import { browserCookies } from "@/testing/next-request";
import {
  answerVisit,
  checkoutSignOutUrl,
  isCheckoutOpen,
  isVisitUnanswered,
  leadsToSignOut,
  noteCheckoutVisit,
} from "./checkout-visit";

const [noor, elliot] = [41, 42];
const origin = "https://store-abc123.mybigcommerce.com";
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
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** The clock of the server alone. */
const passSeconds = (seconds: number) =>
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 });

const signIn = (customerId: number) =>
  startSession({ customerId, storeHash: "abc123", passwordVersion: null });

test("a visit to the checkout is unanswered until its customer stays, and the next one is again", async () => {
  await signIn(noor);
  expect(await isVisitUnanswered()).toBe(false);
  await noteCheckoutVisit(noor, origin);
  expect(await isVisitUnanswered()).toBe(true);
  await answerVisit();
  expect([await isVisitUnanswered(), await isCheckoutOpen()]).toEqual([false, true]);
  await noteCheckoutVisit(noor, origin);
  expect(await isVisitUnanswered()).toBe(true);
});

test("it is nothing to another customer, to a guest or to staff who see the shop as that customer", async () => {
  await noteCheckoutVisit(noor, origin);
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

const since = "shop_checkout_since";

test("a guest is led to the sign-out after a visit, however often they press at once, and goes on some seconds later", async () => {
  expect(await leadsToSignOut()).toBe(false);
  await noteCheckoutVisit(noor, origin);
  for (const _ of ["a press", "another"]) expect(await leadsToSignOut()).toBe(true);
  passSeconds(4);
  expect(await leadsToSignOut()).toBe(true);
  passSeconds(4);
  expect(await leadsToSignOut()).toBe(true);
  passSeconds(6);
  expect([await isCheckoutOpen(), await leadsToSignOut()]).toEqual([false, false]);
  await noteCheckoutVisit(elliot, origin);
  expect(await leadsToSignOut()).toBe(true);
});

test("a clock that was set back, or another server's, leads to the sign-out once more", async () => {
  await noteCheckoutVisit(noor, origin);
  await leadsToSignOut();
  passSeconds(-30);
  expect(await leadsToSignOut()).toBe(true);
  passSeconds(6);
  expect(await leadsToSignOut()).toBe(false);
});

test("what comes late says nothing of the next visit, and takes no note of it away", async () => {
  await noteCheckoutVisit(noor, origin);
  await leadsToSignOut();
  passSeconds(6);
  const late = browserCookies.get(since)?.value ?? "";
  await signIn(elliot);
  await noteCheckoutVisit(elliot, origin);
  browserCookies.set(since, late);
  expect([await isCheckoutOpen(), await isVisitUnanswered()]).toEqual([true, true]);
});

test("whose session is over, or who was followed by a guest, is not asked at the next sign-in", async () => {
  await signIn(noor);
  for (const isOver of [answerVisit, leadsToSignOut]) {
    await noteCheckoutVisit(noor, origin);
    expect(await isVisitUnanswered()).toBe(true);
    await isOver();
    expect([await isVisitUnanswered(), await isCheckoutOpen()]).toEqual([false, true]);
  }
});

test("an answer brings back no guest's sign-out that is still on its way", async () => {
  await noteCheckoutVisit(noor, origin);
  await answerVisit();
  await leadsToSignOut();
  await answerVisit();
  passSeconds(6);
  expect(await isCheckoutOpen()).toBe(false);
});

test("a customer is led through a login to the sign-out; nobody is logged in for a session that has ended", async () => {
  for (const name of ["BIGCOMMERCE_CLIENT_ID", "BIGCOMMERCE_CLIENT_SECRET", "BIGCOMMERCE_ACCESS_TOKEN"])
    vi.stubEnv(name, `the-value-of-${name}`);
  vi.stubEnv("BIGCOMMERCE_CHANNEL_ID", "1");
  await signIn(noor);
  const session = await readSentSession();
  expect(await checkoutSignOutUrl(session)).toBeNull();
  await noteCheckoutVisit(noor, origin);
  expect(await checkoutSignOutUrl(session)).toMatch(`${origin}/login/token/`);
  await endSession();
  const plain = `${origin}/login.php?action=logout`;
  expect(await checkoutSignOutUrl(null)).toBe(plain);
  await leadsToSignOut();
  passSeconds(6);
  expect(await checkoutSignOutUrl(null)).toBeNull();
});
