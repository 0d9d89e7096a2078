import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTokenSeal } from "../store/seal.js";
import { StorefrontToken } from "../token/storefront-token.js";
import { CustomerAccessToken } from "./customer-access-token.js";
import { toCustomerId } from "./customer-id.js";
import { CustomerStamps, type StampSubject } from "./stamp.js";

const storeHash = "abc123";
const secrets: readonly [string] = ["an-access-token"];
const stamps = new CustomerStamps({ storeHash, secrets });
const customerId = toCustomerId(1043, "test");
const token = new CustomerAccessToken("customer-access-token");
const tokenOfKnown = new CustomerAccessToken("another-access-token", customerId);
const mutation = { kind: "mutation", scope: "customer" } as const;

const confirm = (option: unknown, subject: StampSubject, by = stamps) =>
  by.confirmation(option, mutation)(subject);
const changed = expect.objectContaining({ code: "customer_changed" });
const invalid = expect.objectContaining({ code: "input_invalid" });

/** Nobody of them is another. */
const subjects: readonly StampSubject[] = [
  undefined,
  customerId,
  toCustomerId(1044, "test"),
  token,
  new CustomerAccessToken("1043"),
  { customerId, actor: "agent@shop" },
  { customerId, actor: "other@shop" },
  { customerId: toCustomerId(1044, "test"), actor: "agent@shop" },
];

test("a stamp is confirmed for its own subject alone", () => {
  for (const drawnFor of subjects) {
    for (const now of subjects) {
      const check = () => confirm(stamps.of(drawnFor), now);
      if (drawnFor === now) expect(check).not.toThrow();
      else expect(check).toThrow(changed);
    }
  }
});

test("null and an empty string are a guest's", () => {
  expect(stamps.of(undefined)).toBeNull();
  for (const guests of [null, ""]) {
    expect(() => confirm(guests, undefined)).not.toThrow();
    expect(() => confirm(guests, customerId)).toThrow(changed);
  }
});

test("a customer whose session has the id keeps the stamp with another access token", () => {
  const again = new CustomerAccessToken("a-third-access-token", customerId);
  expect(stamps.of(again)).toBe(stamps.of(tokenOfKnown));
  expect(() => confirm(stamps.of(tokenOfKnown), again)).not.toThrow();
  expect(() => confirm(stamps.of(token), again)).toThrow(changed);
});

describe("what is not a stamp", () => {
  test.each([undefined, 7, true, {}, [], Buffer.from("x"), Symbol("x")])("%o is input_invalid", (value) => {
    expect(() => confirm(value, customerId)).toThrow(invalid);
    expect(() => confirm(value, undefined)).toThrow(invalid);
  });

  test("any string but the very stamp is somebody else's, and no error repeats it", () => {
    const stamp = stamps.of(customerId) ?? "";
    const similar = fc
      .tuple(fc.nat(stamp.length), fc.string({ maxLength: 3 }), fc.nat(2))
      .map(([at, text, cut]) => stamp.slice(0, at) + text + stamp.slice(at + cut));
    const strings = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary", minLength: 43, maxLength: 43 }),
      similar,
    );
    fc.assert(
      fc.property(strings, (text) => {
        if (text === stamp) return;
        let message = "";
        try {
          confirm(text, customerId);
        } catch (error) {
          expect(error).toMatchObject({ code: "customer_changed" });
          message = String(error);
        }
        expect(message).not.toBe("");
        if (text.length > 20) expect(message).not.toContain(text);
      }),
    );
  });

  test("another spelling of the same bytes is not the stamp", () => {
    const stamp = stamps.of(customerId) ?? "";
    const bytes = Buffer.from(stamp, "base64url");
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const others = [...alphabet].map((last) => stamp.slice(0, -1) + last).filter((text) => text !== stamp);
    const sameBytes = others.filter((text) => Buffer.from(text, "base64url").equals(bytes));
    expect(sameBytes.length).toBeGreaterThan(0);
    for (const text of [...sameBytes, `${stamp}=`, ` ${stamp}`, bytes.toString("base64")])
      expect(() => confirm(text, customerId)).toThrow(changed);
  });
});

test("a query takes no stamp, and a guest's mutation only a guest's", () => {
  const query = { kind: "query", scope: "customer" } as const;
  for (const value of ["", null, undefined, stamps.of(customerId)])
    expect(() => stamps.confirmation(value, query)).toThrow(invalid);
  const asGuest = { kind: "mutation", scope: "guest" } as const;
  expect(() => stamps.confirmation(stamps.of(customerId), asGuest)).toThrow(invalid);
  for (const value of ["", null]) expect(() => stamps.confirmation(value, asGuest)).not.toThrow();
});

describe("the keys", () => {
  const [first, second] = ["1".repeat(32), "2".repeat(32)];
  const withKeys = (...keys: [string, ...string[]]) => new CustomerStamps({ storeHash, secrets: keys });

  test("stamps of every known secret are accepted, and the first makes new ones", () => {
    const [before, during, after] = [withKeys(first), withKeys(second, first), withKeys(second)];
    const old = before.of(customerId);
    expect(() => confirm(old, customerId, during)).not.toThrow();
    expect(during.of(customerId)).toBe(after.of(customerId));
    expect(() => confirm(old, customerId, after)).toThrow(changed);
    expect(() => confirm(old, toCustomerId(1044, "test"), during)).toThrow(changed);
  });

  test("another store has other stamps with the same secret", () => {
    const elsewhere = new CustomerStamps({ storeHash: "def456", secrets });
    expect(elsewhere.of(customerId)).not.toBe(stamps.of(customerId));
    expect(() => confirm(stamps.of(customerId), customerId, elsewhere)).toThrow(changed);
  });
});

describe("a stamp reveals nothing", () => {
  const stampOf = (subject: StampSubject) => stamps.of(subject) ?? "";

  test("it is 32 bytes as base64url, without the id, the actor or the token in it", () => {
    for (const subject of [customerId, token, tokenOfKnown, { customerId, actor: "agent@shop" }]) {
      const stamp = stampOf(subject);
      expect(stamp).toMatch(/^[A-Za-z0-9_-]{43}$/);
      const bytes = Buffer.from(stamp, "base64url");
      for (const known of ["1043", "agent", "access-token", token.digest])
        expect(stamp + bytes.toString("latin1")).not.toContain(known);
    }
    expect(stampOf(token)).not.toBe(token.digest);
  });

  test("it is no key: the seal of the shared store opens with none", () => {
    const key = `next-bigcommerce:{${storeHash}}`;
    const sealed = createTokenSeal(secrets[0], key, "private").seal(
      new StorefrontToken("aaa.bbb.ccc", 2_000_000_000),
    );
    expect(createTokenSeal(secrets[0], key, "private").open(sealed)).toBeDefined();
    expect(createTokenSeal(stampOf(customerId), key, "private").open(sealed)).toBeUndefined();
    expect(createTokenSeal(secrets[0], key, "private").open(stampOf(customerId))).toBeUndefined();
  });
});
