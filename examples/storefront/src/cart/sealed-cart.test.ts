import { sealData } from "iron-session";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sealSession } from "@/session/sealed-session";
import { openCart, sealCart } from "./sealed-cart";

const secret = "a secret of more than thirty-two characters";
const guestCart = { cartEntityId: "0f3c-cart", storeHash: "abc123", customerId: null };
const ownCart = { ...guestCart, customerId: 41 };

beforeEach(() => {
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abc123");
  vi.stubEnv("SESSION_SECRET", secret);
});

afterEach(() => vi.unstubAllEnvs());

test("the id of a cart cannot be read on the way", async () => {
  const seal = await sealCart(guestCart);
  expect(seal).not.toContain("0f3c-cart");
  expect(await openCart(seal, null)).toEqual(guestCart);
});

test("a customer's cart opens for that customer only, never once they have signed out", async () => {
  const seal = await sealCart(ownCart);
  expect(await openCart(seal, 41)).toEqual(ownCart);
  expect(await openCart(seal, 42)).toBeNull();
  expect(await openCart(seal, null)).toBeNull();
});

test("a guest's cart stays theirs when they sign in", async () => {
  expect(await openCart(await sealCart(guestCart), 41)).toEqual(guestCart);
});

test("no cookie, a forged one, a session's, and one of another store or secret are no cart", async () => {
  expect(await openCart(undefined, null)).toBeNull();
  expect(await openCart("Fe26.2*1*forged", null)).toBeNull();
  expect(await openCart(await sealSession({ customerId: 41, storeHash: "abc123" }), 41)).toBeNull();
  expect(await openCart(await sealCart({ ...guestCart, storeHash: "other" }), null)).toBeNull();
  expect(
    await openCart(await sealData({ ...guestCart, cartEntityId: "" }, { password: secret }), null),
  ).toBeNull();
  const seal = await sealCart(guestCart);
  vi.stubEnv("SESSION_SECRET", secret.toUpperCase());
  expect(await openCart(seal, null)).toBeNull();
});
