import { expect, test } from "vitest";
import { isFromElsewhere, refuseForeignForm } from "./same-origin";

// A plain object in place of a Request: that refuses to carry `Origin` and `Host` in a browser-like environment.
const statusFor = (headers: Record<string, string>) =>
  refuseForeignForm({
    url: "https://localhost:3000/login/submit",
    headers: new Headers({ host: "shop.example", ...headers }),
  })?.status;

test("a form of this shop is accepted", () => {
  expect(statusFor({ "sec-fetch-site": "same-origin", origin: "https://shop.example" })).toBeUndefined();
  expect(statusFor({ origin: "https://shop.example" })).toBeUndefined();
});

test("another site, a sibling and a sandboxed page get 403", () => {
  expect(statusFor({ "sec-fetch-site": "cross-site" })).toBe(403);
  expect(statusFor({ "sec-fetch-site": "same-site" })).toBe(403);
  expect(statusFor({ origin: "https://evil.example" })).toBe(403);
  expect(statusFor({ origin: "null" })).toBe(403);
});

test("what the browser says itself outweighs an Origin that matches", () => {
  expect(statusFor({ "sec-fetch-site": "cross-site", origin: "https://shop.example" })).toBe(403);
});

test("another scheme or port of the same host is another origin", () => {
  expect(statusFor({ origin: "http://shop.example" })).toBe(403);
  expect(statusFor({ origin: "https://shop.example:8443" })).toBe(403);
});

test("a host that only X-Forwarded-Host names is not believed", () => {
  expect(statusFor({ origin: "https://evil.example", "x-forwarded-host": "evil.example" })).toBe(403);
});

test("a request that says nothing of where it came from is refused", () => {
  expect(statusFor({})).toBe(403);
});

test("a document is from elsewhere if a page of another site or host led there, whether it says which or not", () => {
  const isArrival = (site: string, mode = "navigate") =>
    isFromElsewhere(new Headers({ "sec-fetch-site": site, "sec-fetch-mode": mode }));
  expect(["cross-site", "same-site"].map((site) => isArrival(site))).toEqual([true, true]);
  expect(["same-origin", "none"].map((site) => isArrival(site))).toEqual([false, false]);
  expect(isArrival("cross-site", "cors")).toBe(false);
  expect(isFromElsewhere(new Headers({ referer: "https://elsewhere.example/" }))).toBe(false);
});
