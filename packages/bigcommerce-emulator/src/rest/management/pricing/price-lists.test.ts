import { describe, expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);

const matcha = { product: 109, variant: 10900, price: 34 };

async function newPriceList(name = "Cafés"): Promise<unknown> {
  return (await api.post("v3/pricelists", { name })).at("data.id");
}

/** The price of the matcha in GraphQL, and in a new cart. */
async function pricesFor(customerId: number, currency = "USD") {
  const query = `{ site { product(entityId: ${matcha.product}) { prices(currencyCode: ${currency}) {
    price { value currencyCode } basePrice { value } salePrice { value } retailPrice { value }
    bulkPricing { __typename minimumQuantity } } } } }`;
  return (await queryStorefront(emulator, query, customerId)).at("site.product.prices");
}

test("price lists come and go", async () => {
  expect((await api.get("v3/pricelists")).at("data")).toEqual([]);
  const id = await newPriceList();
  expect((await api.get(`v3/pricelists/${id}`)).at("data")).toEqual({
    id,
    name: "Cafés",
    active: true,
    date_created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    date_modified: expect.any(String),
  });
  const twice = await api.post("v3/pricelists", { name: "cafés" });
  expect([twice.status, Object.keys(Object(twice.at("errors")))]).toEqual([409, ["name"]]);
  expect((await api.put(`v3/pricelists/${id}`, { active: false })).at("data.active")).toBe(false);
  expect((await api.get("v3/pricelists?name:like=caf")).each("id")).toEqual([id]);
  expect((await api.delete(`v3/pricelists/${id}`)).status).toBe(204);
  expect((await api.get(`v3/pricelists/${id}`)).status).toBe(404);
});

test("records are set by variant or by SKU, in each currency", async () => {
  const id = await newPriceList();
  const records = `v3/pricelists/${id}/records`;
  const set = await api.put(records, [
    { variant_id: matcha.variant, currency: "usd", price: 30, sale_price: 28 },
    { sku: "KF-STOGROMAT", currency: "EUR", price: 25 },
  ]);
  expect([set.status, set.json]).toEqual([200, { data: {}, meta: {} }]);
  const list = await api.get(`${records}?variant_id:in=${matcha.variant}&include=sku`);
  expect(list.json).toMatchObject({
    data: [
      { currency: "usd", price: 30, calculated_price: 28, product_id: 109, sku: "KF-STOGROMAT" },
      { currency: "eur", price: 25, sale_price: null, calculated_price: 25 },
    ],
  });
  const one = await api.put(`${records}/${matcha.variant}/usd`, { sale_price: null });
  expect(one.at("data")).toMatchObject({ price: 30, sale_price: null });
  expect((await api.get(`${records}/${matcha.variant}/GBP`)).status).toBe(404);
  expect((await api.post(records, [{ variant_id: matcha.variant, currency: "usd", price: 1 }])).status).toBe(
    409,
  );
  expect((await api.delete(`${records}/${matcha.variant}/eur`)).status).toBe(204);
  expect((await api.get(records)).each("currency")).toEqual(["usd"]);
});

test.each([
  [{ currency: "usd", price: 1 }, "0.variant_id"],
  [{ variant_id: 1, currency: "usd", price: 1 }, "0.variant_id"],
  [{ variant_id: matcha.variant, price: 1 }, "0.currency"],
  [{ variant_id: matcha.variant, currency: "usd" }, "0.price"],
])("a record that is not valid is refused: %j", async (record, field) => {
  const answer = await api.put(`v3/pricelists/${await newPriceList()}/records`, [record]);
  expect(answer.status).toBe(422);
  expect(answer.at("errors")).toHaveProperty([field]);
});

describe("the price that a customer sees", () => {
  const setPrice = (id: unknown, price: number, more: object = {}) =>
    api.put(`v3/pricelists/${id}/records`, [
      { variant_id: matcha.variant, currency: "usd", price, retail_price: 40, ...more },
    ]);

  test("is that of the group's price list, in place of the group's discount", async () => {
    expect(await pricesFor(1042)).toMatchObject({ price: { value: 27.2 }, basePrice: { value: 34 } });
    const id = await newPriceList();
    await setPrice(id, 31, { sale_price: 29 });
    await api.put("v2/customer_groups/1", { discount_rules: [{ type: "price_list", price_list_id: id }] });
    expect(await pricesFor(1042)).toMatchObject({
      price: { value: 29 },
      basePrice: { value: 31 },
      salePrice: { value: 29 },
      retailPrice: { value: 40 },
    });
    expect(await pricesFor(1043)).toMatchObject({ price: { value: 34 } });
    expect((await api.get("v2/customer_groups/1")).at("discount_rules")).toEqual([
      { type: "price_list", price_list_id: id },
    ]);
    const cart = await queryStorefront(
      emulator,
      "mutation { cart { createCart(input: { lineItems: [{ productEntityId: 109, quantity: 2 }] }) { cart { amount { value } } } } }",
      1042,
    );
    expect(cart.at("cart.createCart.cart.amount.value")).toBe(58);
  });

  test("is the catalogue's where the list has none, and where the list is not active", async () => {
    const id = await newPriceList();
    await api.put("v2/customer_groups/1", { discount_rules: [{ type: "price_list", price_list_id: id }] });
    expect(await pricesFor(1042)).toMatchObject({ price: { value: 34 } });
    await setPrice(id, 20);
    expect(await pricesFor(1042)).toMatchObject({ price: { value: 20 } });
    await api.put(`v3/pricelists/${id}`, { active: false });
    expect(await pricesFor(1042)).toMatchObject({ price: { value: 34 } });
  });

  test("is that of the group in the channel before that of the group, and of the channel last", async () => {
    const [ofChannel, ofGroup, ofBoth] = [
      await newPriceList("A"),
      await newPriceList("B"),
      await newPriceList("C"),
    ];
    await setPrice(ofChannel, 33);
    await setPrice(ofGroup, 32);
    await setPrice(ofBoth, 31);
    await api.put("v2/customer_groups/1", { discount_rules: [] });
    const channelOnly = await api.post("v3/pricelists/assignments", [
      { price_list_id: ofChannel, channel_id: 1 },
    ]);
    expect([channelOnly.status, channelOnly.json]).toEqual([200, { data: {}, meta: {} }]);
    expect(await pricesFor(1042)).toMatchObject({ price: { value: 33 } });
    expect(await pricesFor(1043)).toMatchObject({ price: { value: 33 } });
    await api.post("v3/pricelists/assignments", [{ price_list_id: ofGroup, customer_group_id: 1 }]);
    expect(await pricesFor(1042)).toMatchObject({ price: { value: 32 } });
    const put = await api.put(`v3/pricelists/${ofBoth}/assignments`, { customer_group_id: 1, channel_id: 1 });
    expect(put.at("data")).toMatchObject({ price_list_id: ofBoth, customer_group_id: 1, channel_id: 1 });
    expect(await pricesFor(1042)).toMatchObject({ price: { value: 31 } });
    expect((await api.get("v3/pricelists/assignments?channel_id=1")).each("price_list_id")).toEqual([
      ofChannel,
      ofBoth,
    ]);
    expect((await api.delete(`v3/pricelists/assignments?price_list_id=${ofBoth}`)).status).toBe(204);
    expect(await pricesFor(1042)).toMatchObject({ price: { value: 32 } });
  });

  test("is the group's discount before the channel's price list", async () => {
    const id = await newPriceList();
    await setPrice(id, 20);
    await api.post("v3/pricelists/assignments", [{ price_list_id: id, channel_id: 1 }]);
    expect(await pricesFor(1042)).toMatchObject({ price: { value: 27.2 } });
  });

  test("is a list's own price in another currency, and converted where it has none", async () => {
    const id = await newPriceList();
    await setPrice(id, 30);
    await api.put("v2/customer_groups/1", { discount_rules: [{ type: "price_list", price_list_id: id }] });
    expect(await pricesFor(1042, "EUR")).toMatchObject({ price: { value: 27.6, currencyCode: "EUR" } });
    await api.put(`v3/pricelists/${id}/records/${matcha.variant}/eur`, { price: 26 });
    expect(await pricesFor(1042, "EUR")).toMatchObject({ price: { value: 26, currencyCode: "EUR" } });
  });

  test("has the quantity discounts of the list", async () => {
    const id = await newPriceList();
    await setPrice(id, 30, { bulk_pricing_tiers: [{ quantity_min: 5, type: "fixed", amount: 25 }] });
    await api.put("v2/customer_groups/1", { discount_rules: [{ type: "price_list", price_list_id: id }] });
    expect(await pricesFor(1042)).toMatchObject({
      bulkPricing: [{ __typename: "BulkPricingFixedPriceDiscount", minimumQuantity: 5 }],
    });
  });

  test("is lower by the rule for the product before that for a category", async () => {
    const all = { type: "all", method: "percent", amount: 50 };
    const category = { type: "category", category_id: 21, method: "price", amount: 4 };
    await api.put("v2/customer_groups/1", { discount_rules: [all, category] });
    expect(await pricesFor(1042)).toMatchObject({ price: { value: 30 } });
    const product = { type: "product", product_id: 109, method: "fixed", amount: 21 };
    await api.put("v2/customer_groups/1", { discount_rules: [all, category, product] });
    expect(await pricesFor(1042)).toMatchObject({ price: { value: 21 } });
  });
});

test.each([
  [{ price_list_id: 99, channel_id: 1 }, "0.price_list_id"],
  [{ price_list_id: 1, channel_id: 99 }, "0.channel_id"],
  [{ price_list_id: 1, customer_group_id: 99 }, "0.customer_group_id"],
  [{ price_list_id: 1, customer_group_id: 1 }, "0.customer_group_id"],
  [{ price_list_id: 1 }, "0.customer_group_id"],
])("an assignment that is not valid is refused: %j", async (assignment, field) => {
  await newPriceList();
  const answer = await api.post("v3/pricelists/assignments", [assignment]);
  expect(answer.status).toBe(422);
  expect(answer.at("errors")).toHaveProperty([field]);
});
