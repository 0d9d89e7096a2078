import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { endSession, getSession, startSession } from "@/session/session";
import { browserCookies } from "@/testing/next-request";
import { beginPasswordChange } from "./password-change";

beforeEach(() => {
  browserCookies.clear();
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abc123");
  vi.stubEnv("SESSION_SECRET", "a secret of more than thirty-two characters");
});
afterEach(() => vi.unstubAllEnvs());

const signIn = (customerId: number) =>
  startSession({ customerId, storeHash: "abc123", passwordVersion: null });

test("who signed out while their password was changed has no session left elsewhere, and none here", async () => {
  await signIn(51);
  const elsewhere = browserCookies.get("shop_session")?.value ?? "";
  browserCookies.clear();
  await signIn(51);
  const change = await beginPasswordChange();
  await endSession();
  await change.succeeded();
  expect(await getSession()).toBeNull();
  browserCookies.set("shop_session", elsewhere);
  expect(await getSession()).toBeNull();
});

test("a customer has ten guesses at the current password, in all sessions together, and the right one ends the count", async () => {
  await signIn(52);
  for (let guess = 0; guess < 10; guess += 1)
    expect(await (await beginPasswordChange()).isAllowed()).toBe(true);
  await signIn(52);
  const change = await beginPasswordChange();
  expect(await change.isAllowed()).toBe(false);
  await change.succeeded();
  expect(await change.isAllowed()).toBe(true);
});
