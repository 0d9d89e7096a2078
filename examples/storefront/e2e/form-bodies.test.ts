import { describe, expect, it } from "vitest";
import { boundary, idOf, multipartType, ownHeaders, partsOf, sendPart } from "./bodies.js";
import { openShop } from "./open-shop.js";
import { askRaw, sendRaw } from "./send-raw.js";
import { signIn } from "./shopper.js";

const { shop } = await openShop();
const { cookie } = await signIn(shop, "retail");
const own = ownHeaders(shop);
const multipart = { ...own, "content-type": multipartType };
const urlencoded = { ...own, "content-type": "application/x-www-form-urlencoded" };

const formRoutes = [
  "/login/submit",
  "/register/submit",
  "/logout",
  "/cart/checkout",
  "/cart/stay",
  "/staff/sign-in",
  "/staff/find",
  "/staff/enter",
  "/staff/leave",
  "/staff/mode",
  "/staff/sign-out",
  "/dev/token/try",
];

/** 60 MB that a visitor sends without saying how much it is. */
const streamed = { headers: { ...urlencoded, "transfer-encoding": "chunked" }, body: Buffer.alloc(60e6, 97) };

describe.each(formRoutes)("the form of %s", (path) => {
  it("refuses 60 MB within a second: before any of it by its length, and at 64 kB without one", async () => {
    const startedAtMs = Date.now();
    const declared = { path, headers: urlencoded, body: { declaredBytes: 60e6 } };
    expect(await sendRaw(shop.url, declared)).toBe(413);
    const atOnceMs = Date.now() - startedAtMs;
    expect(await sendRaw(shop.url, { path, ...streamed }).catch(() => "closed")).toBeOneOf([413, "closed"]);
    // Ten seconds are given up after: on a busy machine a second says little.
    expect(atOnceMs).toBeLessThan(5_000);
  });

  it.each([
    ["parts without a boundary", { ...own, "content-type": "multipart/form-data" }, "x", 400],
    ["parts that end too early", multipart, `--${boundary}\r\nContent-Disp`, 400],
    ["a file where a text is expected", multipart, partsOf({ email: "a", reason: "b" }, "a.txt"), 400],
    ["a field twice", urlencoded, "email=a&email=b", 400],
    ["JSON", { ...own, "content-type": "application/json" }, "{}", 415],
    ["a body of another site", { ...urlencoded, "sec-fetch-site": "cross-site" }, "a=b", 403],
  ])("refuses %s", async (_name, headers, body, status) => {
    expect(await sendRaw(shop.url, { path, headers, body })).toBe(status);
  });

  it("takes names of an object's prototype, and an action, for what they are here: other fields", async () => {
    const body = "__proto__=1&constructor=2&toString=3";
    expect(await sendRaw(shop.url, { path, headers: urlencoded, body })).toBe(303);
    const action = { ...multipart, "next-action": idOf("changePassword") };
    expect(await sendRaw(shop.url, { path, headers: action, body: partsOf({ "0": '["$nabc"]' }) })).toBe(303);
  });
});

it("a form that stops on its way is given up after ten seconds", { timeout: 30_000 }, async () => {
  const statuses = Promise.all(formRoutes.map((path) => sendPart(shop, path, urlencoded)));
  expect(new Set(await statuses)).toEqual(new Set([408]));
});

it.each(["GET", "HEAD", "POST", "PUT"])(
  "no %s without a length reaches a page past the proxy, and the refusal has a Content-Security-Policy",
  async (method) => {
    for (const path of ["/", "/account", "/staff", "/product/no-such-product", "/no-such-page"]) {
      const headers = { ...own, cookie, "transfer-encoding": "chunked" };
      const refused = await askRaw(shop.url, { path, method, headers, body: "x" });
      expect([path, refused.status]).toEqual([path, 411]);
      expect(refused.headers["content-security-policy"]).toBe("default-src 'none'");
    }
  },
);

it.each([
  ["/login/submit", 405],
  ["/_next/no-such-file", 404],
  ["/api/no-such-route", 404],
])("what the proxy leaves out has a Content-Security-Policy too: %s", async (path, status) => {
  const response = await fetch(shop.url + path);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
});
