import fc from "fast-check";
import { expect, test } from "vitest";
import { isServedHost, storeOfHost } from "./served-host.js";

const hash = fc.stringMatching(/^[a-z0-9]{1,32}$/);
const channel = fc.integer({ min: 1, max: 2_147_483_647 });
const domain = fc.constantFrom("localhost", "bigcommerce", "shop.lan");
const allowHosts = ["bigcommerce", "shop.lan"];

test("the name of a store says its hash, and its channel if there is one", () => {
  fc.assert(
    fc.property(hash, fc.option(channel), domain, (storeHash, channelId, name) => {
      const label = channelId === null ? `store-${storeHash}` : `store-${storeHash}-${channelId}`;
      expect(storeOfHost(`${label}.${name}`, allowHosts)).toEqual({ storeHash, channelId });
      expect(isServedHost(`${label}.${name}`, allowHosts)).toBe(true);
      expect(isServedHost(`${label}.${name}.evil.example`, allowHosts)).toBe(false);
    }),
  );
});

test("of all other names only this machine's and the allowed ones are served", () => {
  fc.assert(
    fc.property(fc.domain(), (name) => {
      expect(storeOfHost(name, allowHosts)).toBeNull();
      expect(isServedHost(name, allowHosts)).toBe(allowHosts.includes(name));
    }),
  );
});

test.each([
  "",
  "localhost.",
  "xbigcommerce",
  "a.bigcommerce",
  "store-.bigcommerce",
  "store-a-0.bigcommerce",
  "store-a-1-2.bigcommerce",
])("%j is not served", (name) => {
  expect(isServedHost(name, allowHosts)).toBe(false);
});
