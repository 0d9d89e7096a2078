import { expect, it } from "vitest";
import { createFresh, Products } from "../create-bigcommerce.fixture.js";
import { emulator, runEmulator } from "../emulator.fixture.js";
import { checkClientIp } from "./call-options.js";

runEmulator();

it.each([
  [{ channelId: 7 }, /channel 7.*only for 1/],
  [{ locale: "fr\r\nx-evil: 1" }, /language tag/],
  [{ timeoutMs: 5 }, /timeoutMs/],
  [JSON.parse('{"signal":5}'), /signal/],
  [JSON.parse('{"errorPolicy":"ignore"}'), /errorPolicy/],
  [JSON.parse("null"), /options of a call/],
])("%o is refused before anything is sent", async (call, reason) => {
  await expect(createFresh().guest.query(Products, {}, call)).rejects.toThrow(reason);
  expect((await emulator.stats()).graphql).toBe(0);
});

it.each([
  [7, /must be an object/],
  [["a list"], /must be an object/],
  [new Date(), /toJSON/],
  [{ toJSON: () => undefined }, /toJSON/],
  [{ amount: 1n }, /BigInt/],
])("variables of %o are refused before anything is sent", async (variables, reason) => {
  const { query } = createFresh().guest;
  await expect(Reflect.apply(query, undefined, [Products, variables])).rejects.toThrow(reason);
  expect((await emulator.stats()).graphql).toBe(0);
});

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8::7", "2001:db8::7"],
  ["::ffff:203.0.113.7", "::ffff:203.0.113.7"],
  ["fe80::1%eth0", "fe80::1"],
  ["fe80::1%25", "fe80::1"],
  [null, undefined],
])("the client's address %s is sent as %s", (address, sent) => {
  expect(checkClientIp(address)).toBe(sent);
});

it.each([
  "203.0.113.7, 198.51.100.2",
  "203.0.113.7:443",
  "203.0.113.7%eth0",
  "[::1]",
  "unknown",
  "",
  "fe80::1%a\r\nx: y",
  7,
])("the client's address %j is refused", (address) => {
  expect(() => checkClientIp(address)).toThrow("one IP address");
});
