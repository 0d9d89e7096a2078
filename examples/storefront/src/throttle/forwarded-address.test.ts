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
  for (const hops of [undefined, "", "0"]) expect(addressOf("::1", hops)).toBe("::1");
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
