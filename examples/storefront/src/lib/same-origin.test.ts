import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

// A plain object in place of a Request: that refuses to carry `Origin` and `Host` in a browser-like environment.
const from = (headers: Record<string, string>) =>
  isSameOrigin({
    url: "https://localhost:3000/login/submit",
    headers: new Headers({ host: "shop.example", ...headers }),
  });

test("a form of this shop is the same origin", () => {
  expect(from({ "sec-fetch-site": "same-origin", origin: "https://shop.example" })).toBe(true);
  expect(from({ origin: "https://shop.example" })).toBe(true);
});

test("another site, a sibling and a sandboxed page are not", () => {
  expect(from({ "sec-fetch-site": "cross-site" })).toBe(false);
  expect(from({ "sec-fetch-site": "same-site" })).toBe(false);
  expect(from({ origin: "https://evil.example" })).toBe(false);
  expect(from({ origin: "null" })).toBe(false);
});

test("what the browser says itself outweighs an Origin that matches", () => {
  expect(from({ "sec-fetch-site": "cross-site", origin: "https://shop.example" })).toBe(false);
});

test("another scheme or port of the same host is another origin", () => {
  expect(from({ origin: "http://shop.example" })).toBe(false);
  expect(from({ origin: "https://shop.example:8443" })).toBe(false);
});

test("a host that only X-Forwarded-Host names is not believed", () => {
  expect(from({ origin: "https://evil.example", "x-forwarded-host": "evil.example" })).toBe(false);
});

test("a request that says nothing of where it came from is refused", () => {
  expect(from({})).toBe(false);
});
