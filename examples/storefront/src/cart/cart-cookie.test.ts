import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { endSession, startSession } from "@/session/session";
import { browserCookies } from "@/testing/next-request";
import { forgetCarts, keepCart, readCartId, readGuestCartId } from "./cart-cookie";

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
  await forgetCarts();
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

test("a late answer to one customer, or to a guest, takes no cart away from the next", async () => {
  await signIn(42);
  await keepCart("cart-of-elliot", 42);
  await keepCart("cart-of-noor", 41);
  await keepCart("cart-of-a-guest", null);
  expect(await readCartId()).toBe("cart-of-elliot");
  await endSession();
  expect(await readCartId()).toBe("cart-of-a-guest");
  await forgetCarts();
  await signIn(41);
  expect(await readCartId()).toBeNull();
});

test("the cookie's name does not say whose it is", async () => {
  await keepCart("0f3c-cart", 41);
  const [name = ""] = browserCookies.getAll().map((kept) => kept.name);
  expect(name).toMatch(/^shop_cart_[\w-]{12}$/);
  vi.stubEnv("SESSION_SECRET", secret.toUpperCase());
  await keepCart("0f3c-cart", 41);
  expect(browserCookies.getAll().length).toBe(2);
});

test("a cart under another customer's name is not opened", async () => {
  await keepCart("cart-of-noor", 41);
  const [{ name = "", value = "" } = {}] = browserCookies.getAll();
  await keepCart("cart-of-elliot", 42);
  const hers = browserCookies.getAll().find((kept) => kept.name !== name)?.name ?? "";
  browserCookies.set(hers, value);
  await signIn(42);
  expect(await readCartId()).toBeNull();
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
