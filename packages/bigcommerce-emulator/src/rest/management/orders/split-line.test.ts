import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { placeOrder } from "../../../../test/place-order.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);

const lines = [{ productEntityId: 105, quantity: 3 }];
const unitsTo = { Portland: [1], Eugene: [2] };

test("a line that goes to two addresses is a product of each", async () => {
  const { orderId, cartId } = await placeOrder(emulator, { lines, unitsTo });
  const path = `v2/orders/${orderId}`;
  const products = await api.get(`${path}/products`);
  const addresses = await api.get(`${path}/shipping_addresses`);
  expect(products.each("quantity")).toEqual([1, 2]);
  expect(products.each("total_ex_tax")).toEqual(["16.0000", "32.0000"]);
  expect(products.each("order_address_id")).toEqual(addresses.each("id"));
  expect(addresses.each("items_total")).toEqual([1, 2]);
  expect((await api.get(path)).at("items_total")).toBe(3);
  const include = "include=consignments.line_items&consignment_structure=object";
  const order = await api.get(`${path}?${include}`);
  for (const index of [0, 1])
    expect(order.at(`consignments.shipping.${index}.line_items`)).toEqual([products.at(`${index}`)]);
  const seen = await queryStorefront(
    emulator,
    `{ site { order(filter: { entityId: ${orderId}, cartEntityId: "${cartId}" }) { totalProductQuantity consignments { shipping { edges { node { lineItems { edges { node { entityId quantity } } } } } } } } } }`,
  );
  expect(seen.at("site.order.totalProductQuantity")).toBe(3);
  for (const index of [0, 1])
    expect(
      seen.at(`site.order.consignments.shipping.edges.${index}.node.lineItems.edges.0.node`),
    ).toMatchObject({ entityId: products.at(`${index}.id`) });
});

test("each part of a split line ships to its address, as v2 says", async () => {
  const { orderId } = await placeOrder(emulator, { lines, unitsTo });
  const path = `v2/orders/${orderId}`;
  const products = await api.get(`${path}/products`);
  for (const index of [0, 1]) {
    const shipped = await api.post(`${path}/shipments`, {
      order_address_id: products.at(`${index}.order_address_id`),
      items: [{ order_product_id: products.at(`${index}.id`), quantity: products.at(`${index}.quantity`) }],
    });
    expect(shipped.status).toBe(201);
  }
  expect((await api.get(path)).at("status")).toBe("Shipped");
});

test("the parts of a split line share its coupon and its tax, to the cent", async () => {
  const coupons = ["SLOWSUNDAY"];
  const whole = await placeOrder(emulator, { lines, coupons });
  const split = await placeOrder(emulator, { lines, unitsTo, coupons });
  const amounts = async ({ orderId }: typeof whole) => {
    const order = await api.get(`v2/orders/${orderId}`);
    const products = await api.get(`v2/orders/${orderId}/products`);
    const taxes = await api.get(`v2/orders/${orderId}/taxes`);
    const sum = (values: unknown[]) => values.reduce<number>((total, value) => total + Number(value), 0);
    return {
      coupon: order.at("coupon_discount"),
      taxOfOrder: order.at("total_tax"),
      subtotalIncTax: order.at("subtotal_inc_tax"),
      tax: sum(products.each("total_tax")).toFixed(2),
      taxes: sum(taxes.each("line_amount")).toFixed(2),
      discounts: sum(products.each("applied_discounts.0.amount")).toFixed(2),
    };
  };
  const ofWhole = await amounts(whole);
  expect(Number(ofWhole.discounts)).toBeGreaterThan(0);
  expect(await amounts(split)).toEqual(ofWhole);
});
