import { sealData } from "iron-session";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { browserCookies } from "@/testing/next-request";
import { passwordVersionSince } from "./ended-sessions";
import {
  endOtherSessions,
  endSession,
  followNewEmail,
  getSession,
  type NewSession,
  startSession,
} from "./session";
import { shopDevice } from "./shop-device";

const secret = "a secret of more than thirty-two characters";
const session = { customerId: 41, storeHash: "abc123", passwordVersion: null };

beforeEach(() => {
  browserCookies.clear();
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abc123");
  vi.stubEnv("SESSION_SECRET", secret);
  vi.stubEnv("DEMO", "");
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** As after the sign-in of a moment ago, in which the password was checked. */
const signedIn = async () => ({
  ...session,
  passwordVersion: (await passwordVersionSince(session, Date.now() + 1)) ?? null,
});

const cookie = () => browserCookies.get("shop_session")?.value ?? "";

test("a session lasts until it is ended, and cannot be read on the way", async () => {
  await startSession(session);
  expect(cookie()).not.toContain("abc123");
  expect(await getSession()).toMatchObject(session);
  await endSession();
  expect(await getSession()).toBeNull();
});

test("no cookie, a forged one and one sealed with another secret are not a session", async () => {
  expect(await getSession()).toBeNull();
  for (const value of ["Fe26.2*1*forged", await sealData(session, { password: secret })]) {
    browserCookies.set("shop_session", value);
    expect(await getSession()).toBeNull();
  }
  await startSession(session);
  vi.stubEnv("SESSION_SECRET", secret.toUpperCase());
  expect(await getSession()).toBeNull();
});

test("a session of another store, or with an id that is not valid, is not a session", async () => {
  await startSession({ ...session, storeHash: "other" });
  expect(await getSession()).toBeNull();
  for (const customerId of [0, -1, 1.5]) {
    await startSession({ ...session, customerId });
    expect(await getSession()).toBeNull();
  }
});

test("without a secret it says what to set, even if there is no cookie", async () => {
  vi.stubEnv("SESSION_SECRET", "");
  await expect(getSession()).rejects.toThrow(/SESSION_SECRET is not set/);
  vi.stubEnv("SESSION_SECRET", "short");
  await expect(getSession()).rejects.toThrow(/has 5 characters; sealing needs 32/);
});

test("the demo's secret exists only with DEMO=1", async () => {
  vi.stubEnv("SESSION_SECRET", "");
  vi.stubEnv("DEMO", "1");
  await startSession(session);
  expect(await getSession()).toMatchObject(session);
});

const withToken = (value: string, expiresAt: string): NewSession => ({
  ...session,
  customerAccessToken: { value, expiresAt },
});

test("with private tokens a session needs an access token that has not expired", async () => {
  vi.stubEnv("BIGCOMMERCE_TOKEN_KIND", "private");
  await startSession(session);
  expect(await getSession()).toBeNull();
  await startSession(withToken("a-token", "2001-01-01T00:00:00.000Z"));
  expect(await getSession()).toBeNull();
  await startSession(withToken("a-token", "2099-01-01T00:00:00.000Z"));
  expect(await getSession()).not.toBeNull();
});

test("the longest access token that a session takes fits into a cookie", async () => {
  vi.stubEnv("BIGCOMMERCE_TOKEN_KIND", "private");
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abcdefghij");
  const longest = {
    ...withToken("x".repeat(2500), "2099-01-01T00:00:00.000Z"),
    customerId: 2_147_483_647,
    storeHash: "abcdefghij",
  };
  await startSession(longest);
  expect(`shop_session=${cookie()}`.length).toBeLessThanOrEqual(4096);
  expect(await getSession()).toMatchObject(longest);
});

/** The session of a browser that has this cookie. */
async function openWith(value: string) {
  browserCookies.clear();
  browserCookies.set("shop_session", value);
  return getSession();
}

test("a copy of the cookie opens nothing after sign-out, and other sessions go on", async () => {
  await startSession(session);
  const other = cookie();
  browserCookies.clear();
  await startSession(session);
  const copy = cookie();
  await endSession();
  expect(await openWith(copy)).toBeNull();
  expect(await openWith(other)).toMatchObject(session);
});

test("a new sign-in ends the session before it in this browser", async () => {
  await startSession(session);
  const copy = cookie();
  await startSession({ ...session, customerId: 42 });
  expect(await openWith(copy)).toBeNull();
});

test("a new password ends the customer's other sessions; this one goes on, and its copies do not", async () => {
  await startSession({ ...session, customerId: 42 });
  const ofAnother = cookie();
  browserCookies.clear();
  await startSession(session);
  const elsewhere = cookie();
  browserCookies.clear();
  await startSession(session);
  const copy = cookie();
  await endOtherSessions(41);
  const renewed = cookie();
  for (const ended of [elsewhere, copy]) expect(await openWith(ended)).toBeNull();
  for (const good of [renewed, ofAnother]) expect(await openWith(good)).not.toBeNull();
  browserCookies.clear();
  await startSession(await signedIn());
  expect(await getSession()).toMatchObject({ customerId: 41 });
});

test("a sign-out that crosses a new password holds, whichever of the two responses comes second", async () => {
  for (const signOutIsFirst of [true, false]) {
    browserCookies.clear();
    await startSession(await signedIn());
    const before = cookie();
    await endOtherSessions(41);
    const renewed = cookie();
    // The sign-out was sent with the cookie of before.
    browserCookies.set("shop_session", before);
    await endSession();
    if (signOutIsFirst) browserCookies.set("shop_session", renewed);
    expect(await getSession()).toBeNull();
    expect(await openWith(renewed)).toBeNull();
  }
});

test("a copy from before a new password cannot end the session that goes on, once no sign-out can cross the change", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  await startSession(await signedIn());
  const copy = cookie();
  await endOtherSessions(41);
  const renewed = cookie();
  vi.setSystemTime(Date.now() + 3 * 60_000);
  browserCookies.set("shop_session", copy);
  await endSession();
  expect(await openWith(copy)).toBeNull();
  expect(await openWith(renewed)).toMatchObject({ customerId: 41 });
  await endSession();
  expect(await openWith(renewed)).toBeNull();
});

test("a browser where the customer is signed in is known by their new e-mail; one that staff use is not", async () => {
  await followNewEmail(44, "new@shop.example");
  expect(await shopDevice.read("new@shop.example")).toBeNull();
  await startSession({ ...session, customerId: 44 });
  await followNewEmail(44, "new@shop.example");
  expect(await shopDevice.read("new@shop.example")).not.toBeNull();
  await followNewEmail(45, "other@shop.example");
  expect(await shopDevice.read("other@shop.example")).toBeNull();
});

test("a password that BigCommerce took as right before it was changed begins no session after it", async () => {
  const askedAtMs = Date.now();
  await endOtherSessions(41);
  expect(await passwordVersionSince(session, askedAtMs)).toBeUndefined();
  expect(await passwordVersionSince(session, Date.now() + 1)).toEqual(expect.any(String));
  expect(await passwordVersionSince({ ...session, customerId: 43 }, askedAtMs)).toBeNull();
});

test("a session that began while the shared store was away is older than a change, or not, by its time", async () => {
  await endOtherSessions(41);
  const beganAt = (unknownAtMs: number) => startSession({ ...session, passwordVersion: { unknownAtMs } });
  await beganAt(Date.now() + 1000);
  expect(await getSession()).toMatchObject({ customerId: 41 });
  await beganAt(Date.now() - 1000);
  expect(await getSession()).toBeNull();
});

test("a password that was reset in a browser without a session ends all of them, and begins none", async () => {
  await startSession(await signedIn());
  const elsewhere = cookie();
  browserCookies.clear();
  await endOtherSessions(41);
  expect(cookie()).toBe("");
  expect(await openWith(elsewhere)).toBeNull();
});
