import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { forwardedAddress } from "./forwarded-address";

afterEach(() => vi.unstubAllEnvs());

function addressOf(header: string | null, hops?: string): string {
  vi.stubEnv("TRUSTED_PROXY_HOPS", hops);
  return forwardedAddress({ headers: new Headers(header === null ? {} : { "x-forwarded-for": header }) });
}

test.each([
  ["1", "198.51.100.9, 203.0.113.7", "203.0.113.7"],
  ["2", "198.51.100.9, 203.0.113.7, 10.0.0.4", "203.0.113.7"],
  ["1", "203.0.113.7", "203.0.113.7"],
])("behind %s proxies, of %s it is the one a visitor cannot write: %s", (hops, header, address) => {
  expect(addressOf(header, hops)).toBe(address);
});

test("behind no proxy it is what Next says of the socket", () => {
  for (const hops of [undefined, "", "0"]) expect(addressOf("127.0.0.1", hops)).toBe("127.0.0.1");
});

test.each([
  ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
  ["2001:db8:1:3::1", "2001:db8:1:3::/64"],
  ["fe80::1%eth0", "fe80::/64"],
  ["[2001:db8:1:2::1]", "2001:db8:1:2::/64"],
  ["[2001:db8:1:2::9]:40312", "2001:db8:1:2::/64"],
  ["203.0.113.7:40312", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["[::ffff:cb00:7107]:443", "203.0.113.7"],
])("IPv6 is counted by its network, IPv4 by its address, and no port counts: %s", (entry, counted) => {
  expect(addressOf(entry, "1")).toBe(counted);
});

test("what is no address is one visitor, however it is written", () => {
  for (const entry of [
    "unknown",
    "_hidden",
    "203.0.113",
    "0x7f.1",
    "1",
    "203.0.113.7:",
    "[]",
    "[x]:1",
    "a:b",
  ])
    expect(addressOf(entry, "1")).toBe("unknown");
  fc.assert(
    fc.property(fc.string(), (entry) => {
      expect(addressOf(entry.replace(/[^\x21-\x7e]/g, ""), "1")).toMatch(/^(unknown|[\d.]+|[\da-f:]+\/64)$/);
    }),
  );
});

test("a request that came past the proxies, or without an address, is of no known one", () => {
  expect(addressOf("203.0.113.7", "2")).toBe("unknown");
  expect(addressOf(null, "1")).toBe("unknown");
});

test.each(["-1", "1.5", "many", "10"])("%s proxies are refused, with what to set", (hops) => {
  expect(() => addressOf("203.0.113.7", hops)).toThrow(
    /TRUSTED_PROXY_HOPS is not a number from 0 to 9.*Set it/,
  );
});
