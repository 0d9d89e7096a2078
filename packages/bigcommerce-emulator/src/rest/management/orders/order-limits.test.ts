import { expect, test } from "vitest";
import { managementCaller } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);

const billing_address = { first_name: "Rosa", country_iso2: "US" };
const part = { name: "Part", quantity: 1, price_ex_tax: 10 };

test.each([
  ["a price of 1e308", { price_ex_tax: "1e308", quantity: 100 }, "price_ex_tax"],
  ["more units than 32 bits count", { quantity: 1e15 }, "quantity"],
  ["units that cost more than a price may", { price_ex_tax: 9_999_999, quantity: 1_001 }, "quantity"],
])("a line with %s is refused", async (_, change, field) => {
  const refused = await api.post("v2/orders", { billing_address, products: [{ ...part, ...change }] });
  expect([refused.status, refused.at("0.message")]).toEqual([400, `The field '${field}' is invalid.`]);
});

test.each(["shipping_cost_ex_tax", "handling_cost_ex_tax"])(
  "a %s beyond all prices is refused",
  async (field) => {
    const refused = await api.put("v2/orders/10297", { [field]: "1e300" });
    expect([refused.status, refused.at("0.message")]).toEqual([400, `The field '${field}' is invalid.`]);
  },
);

test("the highest price of one unit is written in full", async () => {
  const products = [{ ...part, price_ex_tax: 9_999_999_999, price_inc_tax: 9_999_999_999 }];
  const created = await api.post("v2/orders", { billing_address, products });
  expect(created.at("total_inc_tax")).toBe("9999999999.0000");
});

test("a product of v3 has neither a price nor a stock without bound", async () => {
  const refused = await api.put("v3/catalog/products/105", { price: 1e308, sort_order: 1e15 });
  expect([refused.status, refused.at("errors")]).toEqual([
    422,
    { price: "error.max", sort_order: "error.max" },
  ]);
});

const long = "x".repeat(70_000);
const tooLong = (field: string) => [{ status: 400, message: `The field '${field}' is invalid.` }];

test.each(["first_name", "company", "street_1", "city", "state", "zip", "country", "phone", "email"])(
  "an address of an order with a long %s is refused",
  async (field) => {
    const address = { ...billing_address, [field]: long };
    const refused = await api.post("v2/orders", { billing_address: address, products: [part] });
    expect(refused.json).toEqual(tooLong(field));
    const change = { shipping_addresses: [{ [field]: long }] };
    expect((await api.put("v2/orders/10297", change)).json).toEqual(tooLong(field));
  },
);

test.each(["name", "sku"])("a line of an order with a long %s is refused", async (field) => {
  const products = [{ ...part, [field]: long }];
  expect((await api.post("v2/orders", { billing_address, products })).json).toEqual(tooLong(field));
});

test.each(["customer_message", "staff_notes", "payment_method", "external_source", "external_order_id"])(
  "an order with a long %s is refused",
  async (field) => {
    expect((await api.put("v2/orders/10297", { [field]: long })).json).toEqual(tooLong(field));
  },
);

test.each(["shipping_provider", "shipping_method", "tracking_carrier"])(
  "a shipment with a long %s is refused",
  async (field) => {
    const path = "v2/orders/10271/shipments/10271";
    expect((await api.put(path, { [field]: long })).json).toEqual(tooLong(field));
  },
);
