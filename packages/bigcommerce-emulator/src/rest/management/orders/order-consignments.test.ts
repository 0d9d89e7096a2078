import { expect, test } from "vitest";
import { managementCaller } from "../../../../test/management-calls.js";
import { placeOrder } from "../../../../test/place-order.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);
const links = () => `${emulator.url}/stores/emulator/v2`;

test("an order has a link to its consignments, which link to their products", async () => {
  const order = await api.get("v2/orders/10271");
  const resource = "/orders/10271/consignments";
  expect(order.at("consignments")).toEqual({ url: `${links()}${resource}`, resource });
  const ids = (await api.get("v2/orders/10271/products")).each("id");
  expect((await api.get("v2/orders/10271/consignments")).json).toEqual({
    pickups: [],
    shipping: [
      expect.objectContaining({
        id: 10_271,
        country_iso2: "US",
        form_fields: [],
        shipping_method: "Ground",
        items_total: 3,
        items_shipped: 3,
        cost_ex_tax: 8,
        line_items: ids.map((id) => ({
          url: `${links()}/orders/10271/products/${id}`,
          resource: `/orders/10271/products/${id}`,
        })),
      }),
    ],
    downloads: [],
    email: { gift_certificates: [] },
  });
  expect((await api.get("v2/orders/1/consignments")).status).toBe(404);
});

test("include=consignments puts them into an order and into a list, as a list of one or as an object", async () => {
  const { json: consignments } = await api.get("v2/orders/10271/consignments");
  const included = async (path: string) => (await api.get(path)).json;
  expect(await included("v2/orders/10271?include=consignments")).toMatchObject({
    consignments: [consignments],
  });
  const object = "include=consignments&consignment_structure=object";
  expect(await included(`v2/orders/10271?${object}`)).toMatchObject({ consignments });
  expect(await included(`v2/orders?min_id=10271&max_id=10271&${object}`)).toMatchObject([{ consignments }]);
  const created = await api.post(`v2/orders?${object}`, {
    billing_address: { country_iso2: "US", city: "Eugene" },
    products: [{ product_id: 109, quantity: 1 }],
  });
  expect(created.at("consignments.shipping.0.city")).toBe("Eugene");
});

test("consignments.line_items puts the products in the places of their links", async () => {
  const lines = [
    { productEntityId: 105, quantity: 1 },
    { productEntityId: 113, quantity: 1 },
  ];
  const { orderId } = await placeOrder(emulator, { lines, cities: ["Portland", "Eugene"] });
  const products = await api.get(`v2/orders/${orderId}/products`);
  const include = "include=consignments.line_items";
  const parts = ["0", "1"].map((index) => [products.at(index)]);
  const order = await api.get(`v2/orders/${orderId}?${include}&consignment_structure=object`);
  const listed = await api.get(`v2/orders/${orderId}/consignments?${include}`);
  for (const [index, part] of parts.entries()) {
    expect(order.at(`consignments.shipping.${index}.line_items`)).toEqual(part);
    expect(listed.at(`shipping.${index}.line_items`)).toEqual(part);
  }
});

test("the links in a consignment and in an address lead somewhere", async () => {
  const order = await api.get("v2/orders/10271?include=consignments&consignment_structure=object");
  const addresses = await api.get("v2/orders/10271/shipping_addresses");
  const quotes = [
    order.at("consignments.shipping.0.shipping_quotes.resource"),
    addresses.at("0.shipping_quotes.resource"),
  ];
  for (const resource of quotes) expect((await api.get(`v2${resource}`)).status).toBe(204);
  const product = order.at("consignments.shipping.0.line_items.0.resource");
  expect((await api.get(`v2${product}`)).status).toBe(200);
  expect((await api.get("v2/orders/10271/shipping_addresses/1/shipping_quotes")).status).toBe(404);
});

test("a new shipping address and cost are those of the order's only consignment", async () => {
  const { orderId } = await placeOrder(emulator);
  await api.put(`v2/orders/${orderId}`, { shipping_addresses: [{ city: "Salem" }], shipping_cost_ex_tax: 4 });
  expect((await api.get(`v2/orders/${orderId}/shipping_addresses`)).at("0")).toMatchObject({
    city: "Salem",
    cost_ex_tax: "4.0000",
  });
});
