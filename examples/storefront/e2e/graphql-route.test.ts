import { expect, it } from "vitest";
import { stampOf } from "./drawn-form.js";
import { openShop } from "./open-shop.js";
import { signIn } from "./shopper.js";

const { shop } = await openShop();
const { cookie } = await signIn(shop, "retail");

const save = { id: "SaveToWishlist", variables: { productId: 110 } };
const sameOrigin = {
  "content-type": "application/json",
  "sec-fetch-site": "same-origin",
  "x-customer-stamp": await stampOf(shop, cookie),
  cookie,
};

async function post(body: unknown, headers: Record<string, string> = sameOrigin) {
  const before = await shop.emulator.stats();
  const answer = await fetch(`${shop.url}/api/graphql`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  const after = await shop.emulator.stats();
  return { status: answer.status, text, sent: after.graphql - before.graphql, headers: answer.headers };
}

it("an allow-listed operation runs as the customer of the session, and is kept by no cache", async () => {
  const { status, text, headers } = await post(save);
  expect([status, headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  expect(text).toContain("Birthday, perhaps");
});

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
it.each<[string, number, string, unknown, Record<string, string>?]>([
  ["another's wishlist", 403, "variable_refused", { ...save, variables: { productId: 110, wishlistId: 33 } }],
  ["an operation that is not there", 404, "operation_unknown", { id: "Orders" }],
  ["the text of a query", 400, "query_text_refused", { query: "{ customer { email } }" }],
  ["a batch", 400, "batch_refused", [save, save]],
  [
    "another content type",
    415,
    "content_type_unsupported",
    save,
    { ...sameOrigin, "content-type": "text/plain" },
  ],
  ["another site", 403, "cross_site_refused", save, { ...sameOrigin, "sec-fetch-site": "cross-site" }],
  ["no origin at all", 403, "cross_site_refused", save, { "content-type": "application/json", cookie }],
  ["too much", 413, "body_too_large", { ...save, variables: { productId: "x".repeat(20_000) } }],
  ["too deep", 400, "request_invalid", { ...save, variables: { productId: deep(40) } }],
  ["a wrong type", 422, "variables_invalid", { ...save, variables: { productId: "110; DROP" } }],
])(
  "%s is refused with %i %s, and nothing reaches BigCommerce",
  async (_name, status, code, body, headers) => {
    const answer = await post(body, headers);
    expect([answer.status, answer.sent]).toEqual([status, 0]);
    expect(answer.text).toContain(code);
  },
);

it("__proto__ and constructor are refused as names of variables", async () => {
  for (const key of ["__proto__", "constructor"]) {
    const body = `{"id":"SaveToWishlist","variables":{"productId":110,"${key}":{"x":1}}}`;
    const before = (await shop.emulator.stats()).graphql;
    const answer = await fetch(`${shop.url}/api/graphql`, { method: "POST", headers: sameOrigin, body });
    expect([answer.status, (await shop.emulator.stats()).graphql - before]).toEqual([400, 0]);
  }
});

it("signed out, a customer's operation is 401 and never a redirect", async () => {
  const { status, text } = await post(save, { ...sameOrigin, cookie: "" });
  expect(status).toBe(401);
  expect(text).toContain("customer_required");
});
