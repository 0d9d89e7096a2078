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
  const id = await device.read(" Noor@Shop.example");
  expect(id).toEqual(expect.any(String));
  expect(await device.read("elliot@shop.example")).toBeNull();
  await device.remember("noor@shop.example", noor);
  expect(await device.read("noor@shop.example")).toBe(id);
});

test("a browser that several use is known for the last five of them, each with an id of their own", async () => {
  const emails = ["a", "b", "c", "d", "e", "f"].map((name) => `${name}@shop.example`);
  for (const email of emails) await device.remember(email, nextHolder());
  const ids = await Promise.all(emails.map((email) => device.read(email)));
  expect(ids[0]).toBeNull();
  expect(new Set(ids.slice(1)).size).toBe(5);
  expect(ids.slice(1)).not.toContain(null);
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
  expect(await device.read("noor@shop.example")).toEqual(expect.any(String));
  expect(await device.read("elliot@shop.example")).toEqual(expect.any(String));
  browserCookies.set("shop_device", elsewhere);
  expect(await device.read("noor@shop.example")).toBeNull();
});
