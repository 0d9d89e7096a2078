import { expect, test } from "vitest";
import { valueAt } from "../../../../test/execute-storefront.js";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { placeOrder } from "../../../../test/place-order.js";
import { emulatorForEachTest, startEmulator } from "../../../../test/running-emulator.js";
import { fixtures } from "../../../fixtures/fixtures.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);

const lines = [
  { productEntityId: 105, quantity: 3 },
  { productEntityId: 113, quantity: 1 },
];

async function order(cities?: string[]) {
  const { cartId, orderId } = await placeOrder(emulator, { lines, ...(cities && { cities }) });
  const path = `v2/orders/${orderId}`;
  const products = await api.get(`${path}/products`);
  const ids = products.each("id").map(Number);
  const addresses = products.each("order_address_id").map(Number);
  const items = (...quantities: number[]) =>
    quantities.flatMap((quantity, index) =>
      quantity === 0 ? [] : [{ order_product_id: ids[index], quantity }],
    );
  return { cartId, orderId, path, ids, addresses, items };
}

test("a shipment of a part, then one of the rest: the order is partially shipped, then shipped", async () => {
  const { path, orderId, addresses, ids, items } = await order();
  expect((await api.get(`${path}/shipments`)).status).toBe(204);
  const created = await api.post(`${path}/shipments`, {
    order_address_id: String(addresses[0]),
    tracking_number: "EJ958083578US",
    shipping_provider: "usps",
    comments: "Ready to go",
    items: items(2),
  });
  expect(created.status).toBe(201);
  expect(created.json).toMatchObject({
    order_id: orderId,
    customer_id: 0,
    order_address_id: addresses[0],
    tracking_number: "EJ958083578US",
    tracking_link: "",
    generated_tracking_link: "https://www.aftership.com/track/usps/EJ958083578US",
    shipping_provider: "usps",
    shipping_provider_display_name: "USPS",
    shipping_method: "Ground",
    merchant_shipping_cost: "0.0000",
    comments: "Ready to go",
    shipping_address: { city: "Portland" },
    items: [{ order_product_id: ids[0], product_id: 105, quantity: 2 }],
  });
  const partial = { status: "Partially Shipped", status_id: 3, items_shipped: 2, date_shipped: "" };
  expect((await api.get(path)).json).toMatchObject(partial);
  expect((await api.get(`${path}/products`)).each("quantity_shipped")).toEqual([2, 0]);
  expect((await api.get(`${path}/shipping_addresses`)).at("0.items_shipped")).toBe(2);
  await api.post(`${path}/shipments`, { order_address_id: addresses[0], items: items(1, 1) });
  expect((await api.get(path)).json).toMatchObject({
    status: "Shipped",
    status_id: 2,
    items_shipped: 4,
    date_shipped: expect.stringMatching(/\+0000$/),
  });
  expect((await api.get(`${path}/shipments/count`)).json).toEqual({ count: 2 });
});

test("GraphQL shows each shipment in its own consignment, with what is in it", async () => {
  const { path, orderId, cartId, addresses, ids, items } = await order(["Portland", "Eugene"]);
  const created = await api.post(`${path}/shipments`, {
    order_address_id: addresses[1],
    tracking_number: "1Z",
    tracking_link: "https://parcel.example/1Z",
    shipping_provider: "ups",
    shipping_method: "Bike",
    items: items(0, 1),
  });
  const seen = await queryStorefront(
    emulator,
    `{ site { order(filter: { entityId: ${orderId}, cartEntityId: "${cartId}" }) { status { value } consignments { shipping { edges { node {
      shipments { edges { node { entityId shippingProviderName shippingMethodName items { lineItemId quantity }
        tracking { ... on OrderShipmentNumberAndUrlTracking { number url } } } } } } } } } } } }`,
  );
  expect(seen.at("site.order")).toEqual({
    status: { value: "PARTIALLY_SHIPPED" },
    consignments: {
      shipping: {
        edges: [
          { node: { shipments: { edges: [] } } },
          {
            node: {
              shipments: {
                edges: [
                  {
                    node: {
                      entityId: created.at("id"),
                      shippingProviderName: "UPS",
                      shippingMethodName: "Bike",
                      items: [{ lineItemId: ids[1], quantity: 1 }],
                      tracking: { number: "1Z", url: "https://parcel.example/1Z" },
                    },
                  },
                ],
              },
            },
          },
        ],
      },
    },
  });
  expect(created.at("generated_tracking_link")).toBe("");
});

test("a shipment can be changed and deleted; the order stays shipped", async () => {
  const { path, addresses, items } = await order();
  const shipment = { order_address_id: addresses[0], items: items(3, 1) };
  const { at } = await api.post(`${path}/shipments`, shipment);
  const one = `${path}/shipments/${at("id")}`;
  const changed = await api.put(one, { tracking_number: "EJ1", merchant_shipping_cost: "1.0000" });
  expect(changed.json).toMatchObject({ tracking_number: "EJ1", merchant_shipping_cost: "1.0000" });
  expect((await api.get(one)).json).toEqual(changed.json);
  expect((await api.delete(one)).status).toBe(204);
  expect((await api.get(one)).status).toBe(404);
  expect((await api.get(path)).json).toMatchObject({ status: "Shipped", items_shipped: 0 });
  await api.post(`${path}/shipments`, shipment);
  expect((await api.delete(`${path}/shipments`)).status).toBe(204);
  expect((await api.get(`${path}/shipments`)).status).toBe(204);
});

test.each([
  ["wholly shipped", "shipments"],
  ["completed", ""],
])("a store can wait with the stock until the order is %s", async (_, resource) => {
  const { inventory } = fixtures.settings;
  const settings = {
    inventory: { ...inventory, updateStockBehavior: "ORDER_COMPLETED_OR_SHIPPED" as const },
  };
  const shop = await startEmulator({ data: { settings } });
  const { get, post, put } = managementCaller(shop);
  const stock = async () => Number((await get("v3/catalog/products/113")).at("data.inventory_level"));
  const before = await stock();
  const { orderId } = await placeOrder(shop, { lines: [{ productEntityId: 113, quantity: 2 }] });
  const product = (await get(`v2/orders/${orderId}/products`)).at("0");
  const item = { order_product_id: valueAt(product, "id"), quantity: 1 };
  const address = valueAt(product, "order_address_id");
  const go = () =>
    resource === ""
      ? put(`v2/orders/${orderId}`, { status_id: 10 })
      : post(`v2/orders/${orderId}/${resource}`, { order_address_id: address, items: [item] });
  if (resource !== "") await go();
  expect(await stock()).toBe(before);
  await go();
  expect(await stock()).toBe(before - 2);
  await put(`v2/orders/${orderId}`, { status_id: 10 });
  expect(await stock()).toBe(before - 2);
});

test.each(["constructor", "__proto__", "toString"])(
  "a provider called %s is one that BigCommerce does not know",
  async (provider) => {
    const { path, addresses, items } = await order();
    const shipment = { order_address_id: addresses[0], shipping_provider: provider, items: items(1) };
    const created = await api.post(`${path}/shipments`, shipment);
    expect(created.at("shipping_provider_display_name")).toBe(provider);
    expect(() => emulator.snapshot()).not.toThrow();
  },
);

test("the orders of the fixtures have their shipments here too", async () => {
  expect((await api.get("v2/orders/10271/shipments")).json).toMatchObject([
    { id: 10_271, order_address_id: 10_271, shipping_provider_display_name: "Cascade Parcel" },
  ]);
  const partial = await api.get("v2/orders?status_id=3&customer_id=1042");
  const [id] = partial.each("id");
  expect(partial.at("0.items_shipped")).toBeLessThan(Number(partial.at("0.items_total")));
  expect((await api.get(`v2/orders/${id}/shipments`)).each("items.length")).toEqual([1]);
});

test.each([
  ["an address that the order lacks", { order_address_id: 1 }, "order_address_id"],
  ["no address", { order_address_id: undefined }, "order_address_id"],
  ["no items", { items: [] }, "items"],
  ["a product that the order lacks", { items: [{ order_product_id: 1, quantity: 1 }] }, "order_product_id"],
  ["a tracking number of 51 characters", { tracking_number: "x".repeat(51) }, "tracking_number"],
])("a shipment with %s is refused", async (_, change, field) => {
  const { path, addresses, items } = await order();
  const body = { order_address_id: addresses[0], items: items(1), ...change };
  const refused = await api.post(`${path}/shipments`, body);
  expect([refused.status, refused.at("0.message")]).toEqual([400, expect.stringContaining(`'${field}'`)]);
  expect((await api.get(path)).at("status")).toBe("Awaiting Fulfillment");
});

test("more than is left of a line does not ship, also if it is asked for twice", async () => {
  const { path, addresses, ids, items } = await order();
  const ship = (...shipped: object[]) =>
    api.post(`${path}/shipments`, { order_address_id: addresses[0], items: shipped });
  await ship(...items(2));
  const [item] = items(1);
  const refused = await ship(item ?? {}, item ?? {});
  expect(refused.json).toEqual([
    {
      status: 400,
      message: "The field 'quantity' is invalid.",
      details: { invalid_reason: `Of the order product ${ids[0]}, 1 are left to ship.` },
    },
  ]);
  expect((await ship(item ?? {})).status).toBe(201);
});

test("a shipment does not move to an address that its items do not go to", async () => {
  const { path, addresses, items } = await order(["Portland", "Eugene"]);
  const { at, json } = await api.post(`${path}/shipments`, {
    order_address_id: addresses[0],
    items: items(3),
  });
  const one = `${path}/shipments/${at("id")}`;
  const refused = await api.put(one, { order_address_id: addresses[1], comments: "Moved" });
  expect([refused.status, refused.at("0.message")]).toEqual([
    400,
    "The field 'order_address_id' is invalid.",
  ]);
  expect((await api.get(one)).json).toEqual(json);
  expect((await api.put(one, { order_address_id: addresses[0] })).json).toEqual(json);
});

test("a shipment moves to another address of its line only while that has units left", async () => {
  const built = emulator.snapshot().orders.find(({ entityId }) => entityId === 10_271);
  const [line] = built?.lineItems ?? [];
  if (built === undefined || line === undefined) throw new Error("The fixtures have no order 10271.");
  const part = (entityId: number) => ({
    entityId,
    shippingAddress: built.shippingAddress,
    shippingMethodName: "Ground",
    shippingCost: 0,
    shippingCostBeforeDiscount: 0,
    handlingCost: 0,
    lineItems: [{ lineItemEntityId: line.entityId, quantity: 1 }],
  });
  const split = { lineItems: [{ ...line, quantity: 2 }], consignments: [part(1), part(2)], shipments: [] };
  emulator.restore({ ...emulator.snapshot(), orders: [{ ...built, ...split }] });
  const path = "v2/orders/10271/shipments";
  const ship = (address: number) =>
    api.post(path, {
      order_address_id: address,
      items: [{ order_product_id: line.entityId, quantity: 1 }],
    });
  const first = (await ship(1)).at("id");
  expect((await api.put(`${path}/${first}`, { order_address_id: 2 })).at("order_address_id")).toBe(2);
  expect((await ship(1)).status).toBe(201);
  const refused = await api.put(`${path}/${first}`, { order_address_id: 1 });
  expect(refused.at("0.details.invalid_reason")).toBe(
    `Of the order product ${line.entityId}, 0 are left to ship.`,
  );
});
