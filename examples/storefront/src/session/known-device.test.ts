import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { browserCookies } from "@/testing/next-request";
import { renewPasswordVersion } from "./ended-sessions";
import { createKnownDevice } from "./known-device";

const secret = () => "a secret of more than thirty-two characters";
const device = createKnownDevice({ name: "shop_device", secret, path: "/" });

let customerId = 1000;
/** Customers whom no test before knew, with a password that was never changed. */
const nextHolder = () => ({ customerId: customerId++, passwordVersion: null });

beforeEach(() => {
  browserCookies.clear();
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abc123");
});
afterEach(() => vi.unstubAllEnvs());

test("a browser is known for the e-mail that signed in there, however it is written, and for no other", async () => {
  const noor = nextHolder();
  expect(await device.read("noor@shop.example")).toBeNull();
  await device.remember("noor@shop.example", noor);
  const known = await device.read(" Noor@Shop.example");
  expect(known).toEqual({ id: expect.any(String), holder: `abc123 ${noor.customerId}` });
  expect(await device.read("elliot@shop.example")).toBeNull();
  await device.remember("noor@shop.example", noor);
  expect(await device.read("noor@shop.example")).toEqual(known);
});

test("a browser that several use is known for the last five of them, each with an id of their own", async () => {
  const emails = ["a", "b", "c", "d", "e", "f"].map((name) => `${name}@shop.example`);
  for (const email of emails) await device.remember(email, nextHolder());
  const known = await Promise.all(emails.map((email) => device.read(email)));
  expect(known[0]).toBeNull();
  expect(known.slice(1)).not.toContain(null);
  expect(new Set(known.slice(1).map((one) => one?.id)).size).toBe(5);
  const cookie = browserCookies.get("shop_device")?.value ?? "";
  expect(cookie.length).toBeLessThan(2500);
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "other");
  expect(await device.read(emails[5] ?? "")).toBeNull();
});

test("a new password ends it in other browsers, and not in the one where it was set, nor for others there", async () => {
  const [noor, elliot] = [nextHolder(), nextHolder()];
  await device.remember("noor@shop.example", noor);
  const elsewhere = browserCookies.get("shop_device")?.value ?? "";
  await device.remember("elliot@shop.example", elliot);
  const customer = { customerId: noor.customerId, storeHash: "abc123" };
  const passwordVersion = (await renewPasswordVersion(customer)) ?? null;
  expect(await device.read("noor@shop.example")).toBeNull();
  await device.renew({ ...noor, passwordVersion });
  expect(await device.read("noor@shop.example")).not.toBeNull();
  expect(await device.read("elliot@shop.example")).not.toBeNull();
  browserCookies.set("shop_device", elsewhere);
  expect(await device.read("noor@shop.example")).toBeNull();
});

test("who has an e-mail that was another's is known by an id and a name of their own", async () => {
  const [former, owner] = [nextHolder(), nextHolder()];
  await device.remember("desk@shop.example", former);
  const before = await device.read("desk@shop.example");
  await device.remember("desk@shop.example", owner);
  const now = await device.read("desk@shop.example");
  expect([before?.holder, now?.holder]).toEqual([
    `abc123 ${former.customerId}`,
    `abc123 ${owner.customerId}`,
  ]);
  expect(now?.id).not.toBe(before?.id);
});

test("staff are known by their e-mail", async () => {
  await device.remember("agent@shop.example", null);
  const known = await device.read("Agent@shop.example");
  await device.remember("other@shop.example", null);
  const other = await device.read("other@shop.example");
  expect(known?.holder).toEqual(expect.any(String));
  expect(other?.holder).not.toBe(known?.holder);
});

test("a new e-mail takes the place of the customer's one before, with its id, and nobody else's", async () => {
  const [noor, elliot] = [nextHolder(), nextHolder()];
  await device.remember("noor@shop.example", noor);
  await device.remember("elliot@shop.example", elliot);
  const before = await device.read("noor@shop.example");
  await device.follow(noor.customerId, "haddad@shop.example", null);
  expect(await device.read("haddad@shop.example")).toEqual(before);
  expect(await device.read("noor@shop.example")).toBeNull();
  expect(await device.read("elliot@shop.example")).not.toBeNull();
});

test("a browser that did not know the customer knows the new e-mail only if they are signed in there", async () => {
  const [noor, elliot] = [nextHolder(), nextHolder()];
  await device.remember("elliot@shop.example", elliot);
  await device.follow(noor.customerId, "haddad@shop.example", null);
  expect(await device.read("haddad@shop.example")).toBeNull();
  await device.follow(noor.customerId, "haddad@shop.example", noor);
  expect((await device.read("haddad@shop.example"))?.holder).toBe(`abc123 ${noor.customerId}`);
  expect(await device.read("elliot@shop.example")).not.toBeNull();
});
