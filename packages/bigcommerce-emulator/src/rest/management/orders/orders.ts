import { orderTotals } from "../../../resolvers/order/order-amounts.js";
import { shippingConsignments } from "../../../resolvers/order/order-shipments.js";
import type { StoredOrder, StoredOrderConsignment } from "../../../store/order.js";
import { bodyOf } from "../protocol/body.js";
import { idParam, type ManagementCall } from "../protocol/call.js";
import { noContent, v2Data, v2List } from "../protocol/envelope.js";
import { includes } from "../protocol/fields.js";
import { type Filters, filtered } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { sorted } from "../protocol/sorting.js";
import { orderAt } from "./order-at.js";
import { consignmentsJson, shippingAddressJson } from "./order-consignments.js";
import { orderCouponJson } from "./order-coupons.js";
import { createOrder, newOrderSchema, orderChangesSchema, updateOrder } from "./order-input.js";
import { channelOf, isDeleted, orderJson, paymentMethodOf } from "./order-json.js";
import { orderProductsJson } from "./order-products.js";
import { statusCounts, statusIdOf } from "./order-statuses.js";
import { orderTaxesJson } from "./order-taxes.js";

/** A filter of v2 that compares numbers. */
function byNumber(
  of: (order: StoredOrder) => number,
  isWanted: (actual: number, wanted: number) => boolean,
): Filters<StoredOrder>[string] {
  return (value, name) => {
    const wanted = Number(value);
    if (value.trim() === "" || Number.isNaN(wanted)) throw refusals.v2.invalid(name);
    return (order) => isWanted(of(order), wanted);
  };
}

/** A filter of v2 that compares times: RFC 2822, ISO 8601 or a day. */
function byTime(
  of: (order: StoredOrder) => string,
  isWanted: (actual: number, wanted: number) => boolean,
): Filters<StoredOrder>[string] {
  return (value, name) => {
    const wanted = Date.parse(value);
    if (Number.isNaN(wanted)) throw refusals.v2.invalid(name);
    return (order) => isWanted(Date.parse(of(order)), wanted);
  };
}

const equal = (actual: number, wanted: number) => actual === wanted;
const atLeast = (actual: number, wanted: number) => actual >= wanted;
const atMost = (actual: number, wanted: number) => actual <= wanted;
const idOf = ({ entityId }: StoredOrder) => entityId;
const totalOf = (order: StoredOrder) => orderTotals(order).totalIncTax;

function orderFilters(call: ManagementCall): Filters<StoredOrder> {
  return {
    min_id: byNumber(idOf, atLeast),
    max_id: byNumber(idOf, atMost),
    min_total: byNumber(totalOf, atLeast),
    max_total: byNumber(totalOf, atMost),
    customer_id: byNumber(({ customerId }) => customerId, equal),
    status_id: byNumber(({ status }) => statusIdOf(status), equal),
    channel_id: byNumber((order) => channelOf(call, order), equal),
    email: (value) => (order) => order.billingAddress.email?.toLowerCase() === value.toLowerCase(),
    payment_method: (value) => (order) => paymentMethodOf(order) === value,
    cart_id: (value) => (order) => order.cartEntityId === value,
    external_order_id: (value) => (order) => order.managementFields?.external_order_id === value,
    is_deleted: (value) => (order) => isDeleted(order) === /^(true|1)$/i.test(value),
    min_date_created: byTime(({ orderedAt }) => orderedAt, atLeast),
    max_date_created: byTime(({ orderedAt }) => orderedAt, atMost),
    min_date_modified: byTime(({ updatedAt }) => updatedAt, atLeast),
    max_date_modified: byTime(({ updatedAt }) => updatedAt, atMost),
  };
}

const sortKeys = {
  id: idOf,
  customer_id: ({ customerId }: StoredOrder) => customerId,
  date_created: ({ orderedAt }: StoredOrder) => Date.parse(orderedAt),
  date_modified: ({ updatedAt }: StoredOrder) => Date.parse(updatedAt),
  status_id: ({ status }: StoredOrder) => statusIdOf(status),
  total_inc_tax: totalOf,
};

/** The orders that pass the filters, from the lowest id up; archived ones only if they are asked for. */
function found(call: ManagementCall): StoredOrder[] {
  const orders = [...call.data.orders.values()]
    .filter((order) => call.query.has("is_deleted") || !isDeleted(order))
    .toSorted((a, b) => a.entityId - b.entityId);
  return filtered(call, orders, orderFilters(call));
}

function listOrders(call: ManagementCall) {
  return v2List(call, sorted(call, found(call), sortKeys), (order) => orderJson(call, order));
}

function countOrders(call: ManagementCall) {
  const orders = found(call);
  const statuses = statusCounts(orders.map(({ status }) => status));
  return v2Data({ statuses, count: orders.length });
}

function changeOrder(call: ManagementCall) {
  const order = orderAt(call);
  updateOrder(call, order, bodyOf(call, orderChangesSchema));
  return v2Data(orderJson(call, order));
}

/** An archived order is still there. */
function archiveOrder(call: ManagementCall) {
  orderAt(call).isDeleted = true;
  return noContent();
}

function showProduct(call: ManagementCall) {
  const line = orderProductsJson(orderAt(call)).find(({ id }) => id === idParam(call, "line_id"));
  if (line === undefined) throw refusals.v2.notFound();
  return v2Data(line);
}

function listShippingAddresses(call: ManagementCall) {
  const order = orderAt(call);
  return v2List(call, shippingConsignments(order), (address) => shippingAddressJson(call, order, address));
}

function addressAt(call: ManagementCall): StoredOrderConsignment {
  const id = idParam(call, "address_id");
  const address = shippingConsignments(orderAt(call)).find(({ entityId }) => entityId === id);
  if (address === undefined) throw refusals.v2.notFound();
  return address;
}

function showShippingAddress(call: ManagementCall) {
  return v2Data(shippingAddressJson(call, orderAt(call), addressAt(call)));
}

function listCoupons(call: ManagementCall) {
  const order = orderAt(call);
  return v2List(call, order.couponDiscounts, (coupon) => orderCouponJson(call, order, coupon));
}

/** 204, as for an order that the API made: no carrier was asked for a quote. */
function showNoQuotes(call: ManagementCall) {
  addressAt(call);
  return noContent();
}

function showConsignments(call: ManagementCall) {
  const withProducts = includes(call, "consignments.line_items");
  return v2Data(consignmentsJson(call, orderAt(call), withProducts));
}

const asItIs = (json: unknown) => json;

export const orderResources = [
  resource("v2/orders", scopes.orders, {
    GET: listOrders,
    POST: (call) => v2Data(orderJson(call, createOrder(call, bodyOf(call, newOrderSchema))), 201),
  }),
  resource("v2/orders/count", scopes.orders, { GET: countOrders }),
  resource("v2/orders/{order_id}", scopes.orders, {
    GET: (call) => v2Data(orderJson(call, orderAt(call))),
    PUT: changeOrder,
    DELETE: archiveOrder,
  }),
  resource("v2/orders/{order_id}/products", scopes.orders, {
    GET: (call) => v2List(call, orderProductsJson(orderAt(call)), asItIs),
  }),
  resource("v2/orders/{order_id}/products/{line_id}", scopes.orders, { GET: showProduct }),
  // The documentation has the one spelling, links in responses have had the other.
  ...(["shipping_addresses", "shippingaddresses"] as const).flatMap((name) => [
    resource(`v2/orders/{order_id}/${name}`, scopes.orders, {
      GET: listShippingAddresses,
    }),
    resource(`v2/orders/{order_id}/${name}/{address_id}`, scopes.orders, { GET: showShippingAddress }),
    resource(`v2/orders/{order_id}/${name}/{address_id}/shipping_quotes`, scopes.orders, {
      GET: showNoQuotes,
    }),
  ]),
  resource("v2/orders/{order_id}/coupons", scopes.orders, { GET: listCoupons }),
  resource("v2/orders/{order_id}/taxes", scopes.orders, {
    GET: (call) => v2List(call, orderTaxesJson(orderAt(call)), asItIs),
  }),
  resource("v2/orders/{order_id}/consignments", scopes.orders, { GET: showConsignments }),
  resource("v2/orders/{order_id}/consignments/shipping/{address_id}/shipping_quotes", scopes.orders, {
    GET: showNoQuotes,
  }),
];
