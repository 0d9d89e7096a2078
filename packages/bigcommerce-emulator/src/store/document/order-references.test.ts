import { expect, test } from "vitest";
import { z } from "zod";
import { managementCaller } from "../../../test/management-calls.js";
import { placeOrder } from "../../../test/place-order.js";
import { emulatorForEachTest } from "../../../test/running-emulator.js";
import { fixtures } from "../../fixtures/fixtures.js";
import { storeDocumentSchema } from "../collections.js";
import { readInput } from "../input/describe-issues.js";

const emulator = emulatorForEachTest();

function problemsOf(document: unknown): string[] {
  const reading = readInput(storeDocumentSchema, document, "document");
  return "problems" in reading ? reading.problems : [];
}

const address = {
  firstName: "A",
  lastName: "B",
  address1: "1",
  city: "C",
  country: "United States",
  countryCode: "US",
  postalCode: "1",
};
const line = {
  entityId: 1,
  productEntityId: 101,
  variantEntityId: null,
  name: "A",
  sku: "A",
  quantity: 4,
  listPrice: 1,
  salePrice: 1,
};
const consignment = {
  entityId: 11,
  shippingAddress: address,
  shippingMethodName: "Ground",
  shippingCost: 0,
  shippingCostBeforeDiscount: 0,
  handlingCost: 0,
  lineItems: [{ lineItemEntityId: 1, quantity: 4 }],
};
const shipment = {
  entityId: 21,
  shippedAt: "2026-01-02T00:00:00Z",
  shippingProviderName: "UPS",
  shippingMethodName: "Ground",
  trackingNumber: null,
  trackingUrl: null,
};
const shipped = (entityId: number, lineItemEntityId: number, quantity: number) => ({
  ...shipment,
  entityId,
  items: [{ lineItemEntityId, quantity }],
});

const orderWith = (changes: object) => ({
  entityId: 7001,
  customerId: 0,
  status: "SHIPPED",
  orderedAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
  currencyCode: "USD",
  billingAddress: address,
  shippingAddress: address,
  lineItems: [line],
  ...changes,
});

test.each<[string, object, string]>([
  ["one id of two lines", { lineItems: [line, line] }, "lineItems.1.entityId: 1 is there twice"],
  [
    "one id of two shipments",
    { shipments: [shipped(21, 1, 1), shipped(21, 1, 1)] },
    "shipments.1.entityId: 21 is there twice",
  ],
  [
    "more refunded than was bought",
    { lineItems: [{ ...line, refundedQuantity: 99 }] },
    "lineItems.0.refundedQuantity: 99 are refunded, but the line has 4",
  ],
  [
    "a shipment of a consignment that it does not have",
    { consignments: [consignment], shipments: [{ ...shipment, consignmentEntityId: 12 }] },
    "shipments.0.consignmentEntityId: 12 is not a consignment of the order: it has 11",
  ],
  [
    "a shipment of a consignment, if it has none but itself",
    { shipments: [{ ...shipment, consignmentEntityId: 12 }] },
    "shipments.0.consignmentEntityId: 12 is not a consignment of the order: it has 7001",
  ],
  [
    "a tax of a consignment that it does not have",
    { taxes: [{ name: "Tax", amount: 1, consignmentEntityId: 12 }] },
    "taxes.0.consignmentEntityId: 12 is not a consignment of the order: it has 7001",
  ],
  [
    "a shipment of a line that it does not have",
    { shipments: [shipped(21, 2, 1)] },
    "shipments.0.items.0.lineItemEntityId: 2 is not a line of the order",
  ],
  [
    "a consignment with a line that it does not have",
    { consignments: [{ ...consignment, lineItems: [{ lineItemEntityId: 2, quantity: 1 }] }] },
    "consignments.0.lineItems.0.lineItemEntityId: 2 is not a line of the order",
  ],
  [
    "more in consignments than was bought",
    { consignments: [consignment, { ...consignment, entityId: 12 }] },
    "consignments.1.lineItems.0.quantity: 8 of the line 1 are in consignments, but it has 4",
  ],
  [
    "more shipped than was bought",
    { shipments: [shipped(21, 1, 3), shipped(22, 1, 497)] },
    "shipments.1.items.0.quantity: 500 of the line 1 are shipped, but it has 4",
  ],
  [
    "everything shipped twice",
    { shipments: [shipment, { ...shipment, entityId: 22 }] },
    "shipments.1.items.0.quantity: 8 of the line 1 are shipped, but it has 4",
  ],
  [
    "a currency that is none",
    { currencyCode: "€€€" },
    "currencyCode: must be three capital letters such as USD",
  ],
])("an order cannot have %s", (_case, changes, problem) => {
  expect(problemsOf({ orders: [orderWith(changes)] })).toEqual([`orders.0.${problem}`]);
});

test("an order can be shipped in parts, from each of its consignments", () => {
  const half = (entityId: number) => ({
    ...consignment,
    entityId,
    lineItems: [{ lineItemEntityId: 1, quantity: 2 }],
  });
  const shipments = [
    { ...shipped(21, 1, 2), consignmentEntityId: 11 },
    { ...shipment, entityId: 22, consignmentEntityId: 12 },
  ];
  expect(problemsOf({ orders: [orderWith({ consignments: [half(11), half(12)], shipments })] })).toEqual([]);
});

test("the built-in store is a document without problems", () => {
  expect(
    problemsOf({ orders: fixtures.orders, products: fixtures.products, coupons: fixtures.coupons }),
  ).toEqual([]);
});

test("an order to two addresses, of which one was shipped, is there again in a store made of its snapshot", async () => {
  const lines = [105, 113].map((productEntityId) => ({ productEntityId, quantity: 2 }));
  await placeOrder(emulator, { lines, cities: ["Portland", "Salem"] });
  const api = managementCaller(emulator);
  const orderId = emulator.snapshot().orders.at(-1)?.entityId;
  const { json } = await api.get(`v2/orders/${orderId}/products`);
  const [first] = z.array(z.object({ id: z.int(), order_address_id: z.int() })).parse(json);
  const items = [{ order_product_id: first?.id, quantity: 2 }];
  const shipment = { order_address_id: first?.order_address_id, items };
  expect((await api.post(`v2/orders/${orderId}/shipments`, shipment)).status).toBe(201);
  const snapshot = emulator.snapshot();
  emulator.restore(snapshot);
  expect(emulator.snapshot()).toEqual(snapshot);
});
