import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { retailId, storefrontCaller, wholesaleId } from "../../../test/execute-storefront.js";
import { fixtures } from "../../fixtures/fixtures.js";
import { orderStatusSchema } from "../../store/order/sparse-order.js";
import { createStoreData } from "../../store/store-data.js";
import { orderTotals } from "./order-amounts.js";
import { statusLabel } from "./order-node.js";

const listSource = `query Orders($filters: OrdersFiltersInput, $first: Int, $after: String) {
  customer { orders(filters: $filters, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { entityId status { value label } orderedAt { utc } } }
  } } }`;

const listedOrder = z.object({
  entityId: z.number(),
  status: z.object({ value: z.string() }),
  orderedAt: z.object({ utc: z.string() }),
});

function listed(customerId: number, variables: Record<string, unknown>) {
  const { nodesAt } = storefrontCaller({ customerId }).data(listSource, variables);
  return nodesAt("customer.orders").map((node) => listedOrder.parse(node));
}

test("a customer pages through all of their orders, the newest first", () => {
  const caller = storefrontCaller({ customerId: wholesaleId });
  const dates: string[] = [];
  let after: unknown = "";
  for (let page = 0; page < 10; page += 1) {
    const answer = caller.data(listSource, { first: 7, after });
    const orders = answer.nodesAt("customer.orders").map((node) => listedOrder.parse(node));
    dates.push(...orders.map(({ orderedAt }) => orderedAt.utc));
    if (answer.at("customer.orders.pageInfo.hasNextPage") !== true) break;
    after = answer.at("customer.orders.pageInfo.endCursor");
  }
  expect(dates).toHaveLength(41);
  expect(dates).toEqual(dates.toSorted().reverse());
});

test("no order belongs to two customers", () => {
  const wholesale = listed(wholesaleId, { first: 50 }).map(({ entityId }) => entityId);
  const retail = listed(retailId, { first: 50 }).map(({ entityId }) => entityId);
  expect(retail).toHaveLength(4);
  expect(wholesale.filter((id) => retail.includes(id))).toEqual([]);
});

test.each(orderStatusSchema.options)("the filter %s leaves orders of that status only", (status) => {
  const all = listed(wholesaleId, { first: 50 });
  const filtered = listed(wholesaleId, { first: 50, filters: { status } });
  expect(filtered).toEqual(all.filter((order) => order.status.value === status));
});

test("a date range leaves the orders within it, with its ends", () => {
  const [newest, second] = listed(wholesaleId, { first: 2 });
  const filters = { dateRange: { from: second?.orderedAt.utc, to: newest?.orderedAt.utc } };
  expect(listed(wholesaleId, { filters })).toHaveLength(2);
  expect(listed(wholesaleId, { filters: { dateRange: { from: newest?.orderedAt.utc } } })).toHaveLength(1);
});

test("a date that is not valid is refused", () => {
  const { execute } = storefrontCaller({ customerId: wholesaleId });
  const { errors } = execute(listSource, { filters: { dateRange: { from: "yesterday" } } });
  expect(errors?.[0]?.message).toMatch(/DateTime cannot represent value: "yesterday"/);
});

const detailSource = `query Order($entityId: Int!) { site { order(filter: { entityId: $entityId }) {
  __typename entityId isTaxIncluded subTotal { value } taxTotal { value } shippingCostTotal { value } totalIncTax { value formattedV2 }
  discounts { couponDiscounts { couponCode discountedAmount { value } } } taxes { name }
  payments { edges { node { paymentMethodName amount { value } detail { ... on CreditCardPaymentInstrument { brand last4 } } } } }
  billingAddress { city stateOrProvinceCode email }
  consignments { shipping { edges { node {
    shippingAddress { city } lineItems { edges { node { name quantity productOptions { name value } image { url(width: 300) } subTotalListPrice { value } subTotalSalePrice { value } baseCatalogProduct { path } } } }
    shipments { edges { node { tracking { __typename ... on OrderShipmentNumberAndUrlTracking { number url } } } } }
  } } } }
} } }`;

test("an order's page has its lines, costs and payments, and they add up", () => {
  const answer = storefrontCaller({ customerId: retailId }).data(detailSource, { entityId: 10_297 });
  const order = "site.order";
  expect(answer.at(`${order}.__typename`)).toBe("OrderWithPayments");
  expect(answer.at(`${order}.subTotal.value`)).toBe(74);
  expect(answer.at(`${order}.discounts.couponDiscounts`)).toEqual([
    { couponCode: "SLOWSUNDAY", discountedAmount: { value: 7.4 } },
  ]);
  expect(answer.at(`${order}.taxTotal.value`)).toBe(6.89);
  expect(answer.at(`${order}.totalIncTax`)).toEqual({ value: 79.99, formattedV2: "$79.99" });
  expect(answer.at(`${order}.payments.edges.0.node`)).toEqual({
    paymentMethodName: "Credit card",
    amount: { value: 79.99 },
    detail: { brand: "Visa", last4: "4242" },
  });
  expect(answer.at(`${order}.consignments.shipping.edges.0.node.lineItems.edges.1.node`)).toMatchObject({
    name: "Fold Dripper",
    quantity: 1,
    productOptions: [{ name: "Glaze", value: "Chalk" }],
    image: { url: expect.stringContaining("/300w/products/111/11101/fold-dripper__") },
    baseCatalogProduct: { path: "/fold-dripper/" },
  });
});

test("a shipped order has its tracking number and link", () => {
  const answer = storefrontCaller({ customerId: retailId }).data(detailSource, { entityId: 10_271 });
  const tracking = answer.at("site.order.consignments.shipping.edges.0.node.shipments.edges.0.node.tracking");
  expect(tracking).toMatchObject({ __typename: "OrderShipmentNumberAndUrlTracking" });
});

test("another customer's order, an unknown one and a guest's are all null", () => {
  const at = (customerId: number | null, entityId: number) =>
    storefrontCaller({ customerId }).data(detailSource, { entityId }).at("site.order");
  expect(at(retailId, 10_300)).toBeNull();
  expect(at(wholesaleId, 10_297)).toBeNull();
  expect(at(wholesaleId, 1)).toBeNull();
  expect(at(null, 10_297)).toBeNull();
});

test("an order is found by its node id, for its own customer only", () => {
  const id = Buffer.from("Order:10297").toString("base64");
  const node = (customerId: number) =>
    storefrontCaller({ customerId }).data(`{ node(id: "${id}") { __typename id } }`).at("node");
  expect(node(retailId)).toEqual({ __typename: "Order", id });
  expect(node(wholesaleId)).toBeNull();
});

test("in every order of the fixtures, the payments add up to the total", () => {
  const orders = [...createStoreData(fixtures).orders.values()];
  fc.assert(
    fc.property(fc.constantFrom(...orders), (order) => {
      const paid = order.payments.reduce((sum, { amount }) => sum + amount, 0);
      expect(paid).toBeCloseTo(orderTotals(order).totalIncTax, 2);
    }),
  );
});

test("a status has a label in words", () => {
  expect(statusLabel("MANUAL_VERIFICATION_REQUIRED")).toBe("Manual Verification Required");
});
