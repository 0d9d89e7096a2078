import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { endSession, startSession } from "@/session/session";
import { browserCookies } from "@/testing/next-request";
import { forgetCart, keepCart, readCartId, readGuestCartId } from "./cart-cookie";

const secret = "a secret of more than thirty-two characters";
const signIn = (customerId: number) =>
  startSession({ customerId, storeHash: "abc123", passwordVersion: null });
const cookie = (name: string) => browserCookies.get(name)?.value ?? "";

beforeEach(() => {
  browserCookies.clear();
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abc123");
  vi.stubEnv("SESSION_SECRET", secret);
});

afterEach(() => vi.unstubAllEnvs());

test("the id of a cart cannot be read on the way", async () => {
  await keepCart("0f3c-cart", null);
  expect(cookie("shop_cart")).not.toContain("0f3c-cart");
  expect(await readCartId()).toBe("0f3c-cart");
  await forgetCart();
  expect(await readCartId()).toBeNull();
});

test("a customer's cart opens for that customer only, never once they have signed out", async () => {
  await keepCart("0f3c-cart", 41);
  expect(await readCartId()).toBeNull();
  await signIn(42);
  expect(await readCartId()).toBeNull();
  await signIn(41);
  expect(await readCartId()).toBe("0f3c-cart");
  expect(await readGuestCartId()).toBeNull();
  await endSession();
  expect(await readCartId()).toBeNull();
});

test("a guest's cart stays theirs when they sign in", async () => {
  await keepCart("0f3c-cart", null);
  await signIn(41);
  expect(await readCartId()).toBe("0f3c-cart");
  expect(await readGuestCartId()).toBe("0f3c-cart");
});

test("no cookie, a forged one, a session's, and one of another store or secret are not a cart", async () => {
  expect(await readCartId()).toBeNull();
  await signIn(41);
  for (const value of ["Fe26.2*1*forged", cookie("shop_session")]) {
    browserCookies.set("shop_cart", value);
    expect(await readCartId()).toBeNull();
  }
  await keepCart("", null);
  expect(await readCartId()).toBeNull();
  await keepCart("0f3c-cart", null);
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "other");
  expect(await readCartId()).toBeNull();
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abc123");
  vi.stubEnv("SESSION_SECRET", secret.toUpperCase());
  expect(await readCartId()).toBeNull();
});
