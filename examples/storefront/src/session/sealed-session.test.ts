import { sealData } from "iron-session";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openSession, sealSession } from "./sealed-session";

const secret = "a secret of more than thirty-two characters";

beforeEach(() => {
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abc123");
  vi.stubEnv("SESSION_SECRET", secret);
  vi.stubEnv("DEMO", "");
});

afterEach(() => vi.unstubAllEnvs());

test("what was sealed is opened again, and cannot be read on the way", async () => {
  const session = { customerId: 41, storeHash: "abc123" };
  const seal = await sealSession(session);
  expect(seal).not.toContain("abc123");
  expect(await openSession(seal)).toEqual(session);
});

test("no cookie, a forged one and one sealed with another secret are no session", async () => {
  expect(await openSession(undefined)).toBeNull();
  expect(await openSession("Fe26.2*1*forged")).toBeNull();
  const seal = await sealSession({ customerId: 41, storeHash: "abc123" });
  vi.stubEnv("SESSION_SECRET", secret.toUpperCase());
  expect(await openSession(seal)).toBeNull();
});

test("a session of another store, or with an id that is none, is no session", async () => {
  expect(await openSession(await sealSession({ customerId: 41, storeHash: "other" }))).toBeNull();
  for (const customerId of [0, -1, 1.5, "41"]) {
    const seal = await sealData({ customerId, storeHash: "abc123" }, { password: secret });
    expect(await openSession(seal)).toBeNull();
  }
});

test("without a secret it says what to set, also where there is no cookie", async () => {
  vi.stubEnv("SESSION_SECRET", "");
  await expect(openSession(undefined)).rejects.toThrow(/SESSION_SECRET is not set/);
  vi.stubEnv("SESSION_SECRET", "short");
  await expect(openSession(undefined)).rejects.toThrow(/has 5 characters; sealing needs 32/);
});

test("the demo's secret exists only with DEMO=1", async () => {
  vi.stubEnv("SESSION_SECRET", "");
  vi.stubEnv("DEMO", "1");
  const session = { customerId: 41, storeHash: "abc123" };
  expect(await openSession(await sealSession(session))).toEqual(session);
});

test("the longest access token that a session takes fits into a cookie", async () => {
  vi.stubEnv("BIGCOMMERCE_TOKEN_KIND", "private");
  const customerAccessToken = { value: "x".repeat(2500), expiresAt: "2099-01-01T00:00:00.000Z" };
  const session = { customerId: 2_147_483_647, storeHash: "abcdefghij", customerAccessToken };
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abcdefghij");
  const seal = await sealSession(session);
  expect(`shop_session=${seal}`.length).toBeLessThanOrEqual(4096);
  expect(await openSession(seal)).toEqual(session);
});
