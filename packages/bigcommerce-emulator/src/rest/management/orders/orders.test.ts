import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  accessTokens: [{ token: "reads", scopes: ["store_v2_orders_read_only"] }],
});
const api = managementCaller(emulator);

const address = {
  first_name: "Jun",
  last_name: "Park",
  street_1: "5 Pine Street",
  city: "Eugene",
  state: "Oregon",
  zip: "97401",
  country: "United States",
  country_iso2: "US",
  email: "new@example.com",
};

test("an order has BigCommerce's fields: amounts as text, dates of RFC 2822, links", async () => {
  const answer = await api.get("v2/orders/10297");
  expect(answer.json).toMatchObject({
    id: 10297,
    customer_id: 1043,
    status_id: 9,
    status: "Awaiting Shipment",
    date_created: "Sat, 14 Nov 2026 18:42:00 +0000",
    shipping_cost_ex_tax: "6.5000",
    total_inc_tax: expect.stringMatching(/^\d+\.\d{4}$/),
    currency_code: "USD",
    payment_method: "Credit card",
    billing_address: { first_name: "Elliot", country_iso2: "US", email: "retail@example.com" },
    channel_id: 1,
    products: {
      url: `${emulator.url}/stores/emulator/v2/orders/10297/products`,
      resource: "/orders/10297/products",
    },
  });
});

test.each([
  ["customer_id=1043", [10137, 10193, 10271, 10297]],
  ["customer_id=1043&sort=date_created:desc&limit=2", [10297, 10271]],
  ["customer_id=1043&page=2&limit=3", [10297]],
  ["status_id=14&customer_id=1043", [10137]],
  ["email=Retail@example.com&min_id=10200", [10271, 10297]],
  ["customer_id=1043&min_date_created=2026-10-01&max_date_created=2026-11-01", [10271]],
  ["customer_id=1043&foo=bar&max_id=10140", [10137]],
])("orders of %s are %j", async (query, ids) => {
  expect((await api.get(`v2/orders?${query}`)).each("id")).toEqual(ids);
});

test("no orders are 204, and a page behind the last one too", async () => {
  expect((await api.get("v2/orders?customer_id=1044")).status).toBe(204);
  expect((await api.get("v2/orders?customer_id=1043&page=2")).status).toBe(204);
  expect((await api.get("v2/orders?sort=colour")).json).toEqual([
    { status: 400, message: "The field 'sort' is invalid." },
  ]);
});

test("orders are counted by status", async () => {
  const answer = await api.get("v2/orders/count?customer_id=1043");
  expect(answer.at("count")).toBe(4);
  expect(answer.at("statuses.9")).toMatchObject({ id: 9, name: "Awaiting Shipment", count: 1 });
  expect((await api.get("v2/order_statuses")).each("id")).toEqual(Array.from({ length: 15 }, (_, id) => id));
  expect((await api.get("v2/order_statuses/11")).at("name")).toBe("Awaiting Fulfillment");
  expect((await api.get("v2/order_statuses/15")).status).toBe(404);
});

test("products, shipping addresses and coupons of an order are below it", async () => {
  const products = await api.get("v2/orders/10297/products");
  expect(products.at("0")).toMatchObject({ order_id: 10297, quantity: 1, type: "physical" });
  expect((await api.get(`v2/orders/10297/products/${products.at("0.id")}`)).json).toEqual(products.at("0"));
  const addresses = await api.get("v2/orders/10297/shipping_addresses");
  expect(addresses.at("0")).toMatchObject({ order_id: 10297, city: "Seattle", items_total: 4 });
  expect((await api.get("v2/orders/10297/coupons")).at("0.code")).toBe("SLOWSUNDAY");
  expect((await api.get("v2/orders/10271/coupons")).status).toBe(204);
  expect((await api.get("v2/orders/1/products")).json).toEqual([
    { status: 404, message: "The requested resource was not found." },
  ]);
});

test("an order that is created is the customer's in GraphQL, at their price", async () => {
  const created = await api.post("v2/orders", {
    customer_id: 1042,
    billing_address: address,
    products: [
      { product_id: 109, quantity: 2 },
      { product_id: 106, quantity: 1, product_options: [{ id: 1060, value: "10601" }] },
      { name: "Engraving", quantity: 1, price_ex_tax: "5.00", price_inc_tax: "5.00" },
    ],
    shipping_cost_ex_tax: 10,
    customer_message: "Ring twice",
  });
  expect(created.status).toBe(201);
  expect(created.json).toMatchObject({
    status: "Pending",
    subtotal_ex_tax: "93.8000",
    total_inc_tax: "103.8000",
    items_total: 4,
  });
  const seen = await queryStorefront(
    emulator,
    `{ site { order(filter: { entityId: ${created.at("id")} }) { customerMessage totalIncTax { value } status { label } } } }`,
    1042,
  );
  expect(seen.at("site.order")).toEqual({
    customerMessage: "Ring twice",
    totalIncTax: { value: 103.8 },
    status: { label: "Pending" },
  });
});

test("a status that changes is seen by GraphQL", async () => {
  const answer = await api.put("v2/orders/10297", { status_id: 2, staff_notes: "Sent by bike" });
  expect(answer.json).toMatchObject({ status: "Shipped", staff_notes: "Sent by bike" });
  const query = "{ site { order(filter: { entityId: 10297 }) { status { value } } } }";
  expect((await queryStorefront(emulator, query, 1043)).at("site.order.status.value")).toBe("SHIPPED");
});

test("of a change that is refused nothing is written", async () => {
  const before = await api.get("v2/orders/10297");
  const change = { status_id: 2, billing_address: { city: "Salem" } };
  const refused = await api.put("v2/orders/10297", {
    ...change,
    shipping_addresses: [{ country_iso2: "XX" }],
  });
  expect(refused.status).toBe(400);
  expect((await api.get("v2/orders/10297")).json).toEqual(before.json);
});

test("an archived order is left out of the list", async () => {
  expect((await api.delete("v2/orders/10297")).status).toBe(204);
  expect((await api.get("v2/orders?customer_id=1043")).each("id")).toEqual([10137, 10193, 10271]);
  expect((await api.get("v2/orders?is_deleted=true")).each("id")).toEqual([10297]);
  expect((await api.get("v2/orders/10297")).at("is_deleted")).toBe(true);
});

test.each([
  [
    { products: [{ product_id: 109, quantity: 1 }] },
    "The required field 'billing_address' was not supplied.",
  ],
  [{ billing_address: address }, "The required field 'products' was not supplied."],
  [
    { billing_address: address, products: [{ product_id: 1, quantity: 1 }] },
    "The field 'product_id' is invalid.",
  ],
  [
    { billing_address: address, products: [{ product_id: 106, quantity: 1 }] },
    "The field 'product_options' is invalid.",
  ],
  [
    { billing_address: address, products: [{ product_id: 109, quantity: 1 }], customer_id: 9 },
    "The field 'customer_id' is invalid.",
  ],
  [
    { billing_address: { country_iso2: "XX" }, products: [{ product_id: 109, quantity: 1 }] },
    "The field 'country_iso2' is invalid.",
  ],
])("an order that is not valid is refused: %j", async (body, message) => {
  const answer = await api.post("v2/orders", body);
  expect([answer.status, answer.at("0.message")]).toEqual([400, message]);
});

test.each([
  ["Germany", "DE"],
  ["germany", "DE"],
  ["United States", "US"],
  ["Hong Kong", "HK"],
  ["Myanmar (Burma)", "MM"],
])("an address in %s without a code has the code %s", async (country, code) => {
  const created = await api.post("v2/orders", {
    billing_address: { first_name: "Jun", country },
    products: [{ product_id: 109, quantity: 1 }],
  });
  expect(created.at("billing_address")).toMatchObject({ country, country_iso2: code });
});

test("a country that changes has another code, and one that nobody knows is refused", async () => {
  const path = "v2/orders/10297";
  const put = (country: string) => api.put(path, { billing_address: { country } });
  expect((await put("Canada")).at("billing_address.country_iso2")).toBe("CA");
  const refused = await put("Atlantis");
  expect([refused.status, refused.at("0.message")]).toEqual([400, "The field 'country' is invalid."]);
  expect((await api.get(path)).at("billing_address.country")).toBe("Canada");
});

test("an account with the read-only scope creates nothing", async () => {
  const reader = managementCaller(emulator, "reads");
  expect((await reader.get("v2/orders/count")).status).toBe(200);
  expect((await reader.post("v2/orders", {})).status).toBe(403);
});
