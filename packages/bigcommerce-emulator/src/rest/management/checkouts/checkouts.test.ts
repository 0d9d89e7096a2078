import { expect, test } from "vitest";
import { ground } from "../../../../test/checkout-calls.js";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  accessTokens: [
    { token: "reads", scopes: ["store_checkout_read_only"] },
    { token: "carts", scopes: ["store_cart"] },
  ],
});
const api = managementCaller(emulator);
const withOptions = "include=consignments.available_shipping_options";

const address = {
  first_name: "Rosa",
  last_name: "Ortiz",
  email: "rosa@example.com",
  address1: "12 Fern Road",
  city: "Portland",
  state_or_province: "Oregon",
  country_code: "US",
  postal_code: "97205",
  custom_fields: [{ field_id: "field_25", field_value: "Ring twice" }],
};

async function newCart(body: object = {}) {
  const cart = await api.post("v3/carts", { line_items: [{ product_id: 105, quantity: 2 }], ...body });
  const itemId = cart.at("data.line_items.physical_items.0.id");
  return { path: `v3/checkouts/${cart.at("data.id")}`, id: cart.at("data.id"), itemId };
}

async function fillIn({ path, itemId }: Awaited<ReturnType<typeof newCart>>) {
  await api.post(`${path}/billing-address`, address);
  const shipped = await api.post(`${path}/consignments?${withOptions}`, [
    { address, line_items: [{ item_id: itemId, quantity: 2 }] },
  ]);
  return `${path}/consignments/${shipped.at("data.consignments.0.id")}`;
}

test("a checkout without anything filled in has the amounts of its cart", async () => {
  const { path, id } = await newCart({ customer_id: 1044 });
  const cart = await api.get(`v3/carts/${id}`);
  expect((await api.get(path)).json).toMatchObject({
    data: {
      id,
      cart: { id, customer_id: 1044, cart_amount_ex_tax: cart.at("data.base_amount") },
      billing_address: {},
      consignments: [],
      coupons: [],
      order_id: null,
      shipping_cost_total_ex_tax: 0,
      subtotal_ex_tax: cart.at("data.base_amount"),
      grand_total: cart.at("data.cart_amount"),
      customer_message: "",
    },
    meta: {},
  });
});

test("address, delivery, coupon and message lead to an order that GraphQL and v2 show", async () => {
  const cart = await newCart();
  const consignment = await fillIn(cart);
  const options = (await api.get(`${cart.path}?${withOptions}`)).at(
    "data.consignments.0.available_shipping_options",
  );
  expect(options).toEqual(expect.arrayContaining([expect.objectContaining({ id: ground })]));
  const selected = await api.put(consignment, { shipping_option_id: ground });
  expect(selected.at("data.consignments.0.selected_shipping_option.id")).toBe(ground);
  expect(selected.at("data.consignments.0.available_shipping_options")).toBeUndefined();
  const discounted = await api.post(`${cart.path}/coupons`, { coupon_code: "slowsunday" });
  expect(discounted.at("data.coupons.0")).toMatchObject({ code: "SLOWSUNDAY", id: 1 });
  await api.put(cart.path, { customer_message: "No hurry" });
  const before = await api.get(cart.path);
  expect(before.at("data.billing_address")).toMatchObject({ ...address, country: "United States" });
  const seen = await queryStorefront(
    emulator,
    `{ site { checkout(entityId: "${cart.id}") { grandTotal { value } customerMessage } } }`,
  );
  expect(seen.at("site.checkout")).toEqual({
    grandTotal: { value: before.at("data.grand_total") },
    customerMessage: "No hurry",
  });
  const placed = await api.post(`${cart.path}/orders`);
  expect([placed.status, placed.json]).toEqual([200, { data: { id: expect.any(Number) }, meta: {} }]);
  const order = await api.get(`v2/orders/${placed.at("data.id")}`);
  expect([order.at("cart_id"), Number(order.at("total_inc_tax"))]).toEqual([
    cart.id,
    before.at("data.grand_total"),
  ]);
  expect((await api.get(cart.path)).at("data.order_id")).toBe(String(placed.at("data.id")));
  expect((await api.get(`v3/carts/${cart.id}`)).status).toBe(404);
  expect((await api.post(`${cart.path}/orders`)).status).toBe(404);
});

test("an order takes from the stock, also in a store that hides another product", async () => {
  await api.put("v3/catalog/products/106", { is_visible: false });
  const stock = async () => Number((await api.get("v3/catalog/products/105")).at("data.inventory_level"));
  const before = await stock();
  const cart = await newCart();
  await api.put(await fillIn(cart), { shipping_option_id: ground });
  expect((await api.post(`${cart.path}/orders`)).status).toBe(200);
  expect(await stock()).toBe(before - 2);
});

test("addresses and consignments change and go again", async () => {
  const cart = await newCart();
  const consignment = await fillIn(cart);
  const id = (await api.get(cart.path)).at("data.billing_address.id");
  const billed = await api.put(`${cart.path}/billing-address/${id}`, { ...address, city: "Salem" });
  expect([billed.status, billed.at("data.billing_address.city")]).toEqual([200, "Salem"]);
  const moved = await api.put(consignment, { address: { ...address, country_code: "CA" } });
  expect(moved.at("data.consignments.0.address.country")).toBe("Canada");
  const both = { item_id: cart.itemId, quantity: 1 };
  const fewer = await api.put(consignment, { address, line_items: [both], shipping_option_id: ground });
  expect(fewer.at("data.consignments.0.selected_shipping_option.id")).toBe(ground);
  expect((await api.delete(consignment)).at("data.consignments")).toEqual([]);
  expect((await api.delete(consignment)).status).toBe(404);
});

test("a coupon with a space in its code is taken off again", async () => {
  await api.post("v2/coupons", { name: "A", code: "TEN OFF", type: "per_total_discount", amount: 10 });
  const { path } = await newCart();
  expect((await api.post(`${path}/coupons`, { coupon_code: "TEN OFF" })).at("data.coupons.0.code")).toBe(
    "TEN OFF",
  );
  expect((await api.delete(`${path}/coupons/TEN%20OFF`)).at("data.coupons")).toEqual([]);
  expect((await api.delete(`${path}/coupons/TEN%20OFF`)).status).toBe(422);
});

test("what GraphQL would refuse is refused in the same words", async () => {
  const { path, itemId } = await newCart();
  const consign = (quantity: number, of = itemId) =>
    api.post(`${path}/consignments`, [{ address, line_items: [{ item_id: of, quantity }] }]);
  const answers = await Promise.all([
    api.post(`${path}/orders`),
    api.post(`${path}/coupons`, { coupon_code: "NOSUCH" }),
    api.post(`${path}/billing-address`, { ...address, country_code: "XX" }),
    consign(3),
    consign(1, "nothing"),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
  expect(answers.map((answer) => answer.at("title"))).toEqual([
    expect.stringContaining("address"),
    expect.stringContaining("NOSUCH"),
    expect.stringContaining("XX"),
    expect.any(String),
    expect.stringContaining("Line item"),
  ]);
});

test("a checkout has at most 500 consignments, whoever adds them", async () => {
  await api.put("v3/catalog/products/105", { inventory_tracking: "none" });
  const { path, itemId } = await newCart({ line_items: [{ product_id: 105, quantity: 1000 }] });
  const consignments = Array.from({ length: 501 }, () => ({
    address,
    line_items: [{ item_id: itemId, quantity: 1 }],
  }));
  const answer = await api.post(`${path}/consignments`, consignments);
  expect([answer.status, answer.at("title")]).toEqual([422, expect.stringContaining("500 consignments")]);
  const some = await api.post(`${path}/consignments`, consignments.slice(1));
  expect(some.status).toBe(200);
  expect((await api.post(`${path}/consignments`, consignments.slice(500))).status).toBe(422);
});

test.each([
  ["POST", "billing-address", {}],
  ["POST", "consignments", []],
  ["POST", "consignments", [{ line_items: [] }]],
  ["POST", "coupons", {}],
  ["PUT", "", { customer_message: "a".repeat(2001) }],
])("%s %s of %j lacks something", async (method, name, body) => {
  const { path } = await newCart();
  const answer = await api.send(method)(`${path}${name === "" ? "" : `/${name}`}`, body);
  expect([answer.status, answer.at("title")]).toEqual([422, "JSON data is missing or invalid"]);
});

test.each([
  ["GET", ""],
  ["POST", "/orders"],
  ["PUT", "/billing-address/1"],
  ["PUT", "/consignments/1"],
])("%s of a checkout that does not exist%s is 404", async (method, name) => {
  const answer = await api.send(method)(`v3/checkouts/nothing${name}`, method === "GET" ? undefined : {});
  expect([answer.status, answer.at("title")]).toEqual([404, "Not found"]);
});

test("checkouts have a scope of their own", async () => {
  const { path } = await newCart();
  expect((await managementCaller(emulator, "reads").get(path)).status).toBe(200);
  expect((await managementCaller(emulator, "reads").post(`${path}/orders`)).status).toBe(403);
  expect((await managementCaller(emulator, "carts").get(path)).status).toBe(403);
});
