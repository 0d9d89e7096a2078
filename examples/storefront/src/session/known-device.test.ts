import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { browserCookies } from "@/testing/next-request";
import { createKnownDevice } from "./known-device";

const secret = () => "a secret of more than thirty-two characters";
const device = createKnownDevice({ name: "shop_device", secret, path: "/login" });

beforeEach(() => {
  browserCookies.clear();
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "abc123");
});
afterEach(() => vi.unstubAllEnvs());

test("a browser is known for the e-mail that signed in there, however it is written, and for no other", async () => {
  expect(await device.read("noor@shop.example")).toBeNull();
  await device.remember("noor@shop.example");
  const id = await device.read(" Noor@Shop.example");
  expect(id).toEqual(expect.any(String));
  expect(await device.read("elliot@shop.example")).toBeNull();
  await device.remember("noor@shop.example");
  expect(await device.read("noor@shop.example")).toBe(id);
});

test("the next customer there makes it a device of their own; another store knows it not at all", async () => {
  await device.remember("noor@shop.example");
  const before = await device.read("noor@shop.example");
  await device.remember("elliot@shop.example");
  expect(await device.read("noor@shop.example")).toBeNull();
  expect(await device.read("elliot@shop.example")).not.toBe(before);
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "other");
  expect(await device.read("elliot@shop.example")).toBeNull();
});
