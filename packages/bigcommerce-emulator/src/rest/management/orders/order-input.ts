import type { z } from "zod";
import {
  mostOwnDiscount,
  type OrderLineAmounts,
  orderLineAmounts,
} from "../../../resolvers/order/order-amounts.js";
import { takeStockIfGone } from "../../../resolvers/order/order-stock.js";
import { textLimits } from "../../../store/input/text-limits.js";
import { allocate, roundToCents, sumOf } from "../../../store/money-amount.js";
import {
  type SparseOrder,
  type StoredOrder,
  type StoredOrderConsignment,
  storedOrder,
} from "../../../store/order.js";
import { nextEntityId } from "../../../store/store-data.js";
import { taxOn } from "../../../store/tax.js";
import { assignGiven, fields } from "../protocol/body.js";
import { type ManagementCall, timeOf } from "../protocol/call.js";
import { keepFields } from "../protocol/kept-fields.js";
import { refusals } from "../protocol/refusal.js";
import { emptyOrderAddress, orderAddressSchema, withAddress } from "./order-address-input.js";
import { orderLine, orderLineSchema } from "./order-line-input.js";
import { statusOfId } from "./order-statuses.js";
import { amount } from "./order-values.js";

const label = fields.textUpTo(textLimits.order.label);

export const orderChangesSchema = fields.object({
  status_id: fields.integer.optional(),
  customer_id: fields.idOrNone.optional(),
  billing_address: orderAddressSchema.optional(),
  shipping_addresses: fields.list(orderAddressSchema).max(1, "error.maxLength").optional(),
  customer_message: fields.textUpTo(textLimits.orderMessage).optional(),
  staff_notes: fields.textUpTo(textLimits.notes).optional(),
  discount_amount: fields.decimal.optional(),
  shipping_cost_ex_tax: fields.decimal.optional(),
  handling_cost_ex_tax: fields.decimal.optional(),
  channel_id: fields.id.optional(),
  payment_method: label.optional(),
  external_source: label.nullable().optional(),
  external_order_id: label.optional(),
});

export const newOrderSchema = orderChangesSchema.extend({
  billing_address: orderAddressSchema,
  default_currency_code: fields.text.optional(),
  products: fields.list(orderLineSchema).min(1, "error.minLength"),
});

type NewOrder = z.output<typeof newOrderSchema>;
type OrderChanges = z.output<typeof orderChangesSchema>;

/** Checks and stores a new order, at the customer's own prices where none are given. */
export function createOrder(call: ManagementCall, input: NewOrder): StoredOrder {
  const { data } = call;
  check(call, input);
  const order = storedOrder(emptyOrder(call, input), data.orderIds);
  writeOrder(order, {
    ...input,
    shipping_addresses: input.shipping_addresses ?? [input.billing_address],
  });
  recalculateTaxes(call, order);
  data.orders.set(order.entityId, order);
  return order;
}

/** Everything ships in one. */
function emptyOrder(call: ManagementCall, input: NewOrder): SparseOrder {
  const { data } = call;
  const currencyCode = transactionalCurrency(call, input.default_currency_code);
  const by = { customerId: input.customer_id ?? 0, channelId: input.channel_id, currencyCode };
  const lineItems = input.products.map((line) => orderLine(call, by, line));
  return {
    entityId: nextEntityId(data.orders.keys()),
    customerId: by.customerId,
    status: "PENDING",
    orderedAt: timeOf(call),
    updatedAt: timeOf(call),
    currencyCode,
    billingAddress: emptyOrderAddress(),
    shippingAddress: emptyOrderAddress(),
    lineItems,
    consignments: [wholeConsignment(call, lineItems)],
    shipments: [],
    payments: [],
    shippingCost: 0,
    handlingCost: 0,
    nonCouponDiscount: 0,
    couponDiscounts: [],
    taxes: [],
    customerMessage: null,
  };
}

function wholeConsignment(
  { data }: ManagementCall,
  lineItems: SparseOrder["lineItems"],
): StoredOrderConsignment {
  return {
    entityId: data.orderIds.consignments.next(),
    shippingAddress: emptyOrderAddress(),
    shippingMethodName: "",
    shippingCost: 0,
    shippingCostBeforeDiscount: 0,
    handlingCost: 0,
    lineItems: lineItems.map(({ entityId, quantity }) => ({ lineItemEntityId: entityId, quantity })),
  };
}

function transactionalCurrency({ data }: ManagementCall, wanted: string | undefined): string {
  const { currencies } = data.settings;
  const known = currencies.find(({ code, isTransactional }) => code === wanted && isTransactional);
  if (wanted !== undefined && known === undefined) throw refusals.v2.invalid("default_currency_code");
  return known?.code ?? currencies[0]?.code ?? "USD";
}

export function updateOrder(call: ManagementCall, order: StoredOrder, input: OrderChanges): void {
  check(call, input);
  const { discount_amount: discount = order.nonCouponDiscount } = input;
  const isTaxedAnew = discount !== order.nonCouponDiscount;
  const unitTaxes = orderLineAmounts(order).map(({ unitTax }) => unitTax);
  writeOrder(order, input);
  if (isTaxedAnew) {
    for (const [index, line] of order.lineItems.entries()) line.unitTax ??= unitTaxes[index];
    recalculateTaxes(call, order);
  }
  takeStockIfGone(call.data, order);
  order.updatedAt = timeOf(call);
}

function check({ data, channelIds }: ManagementCall, input: OrderChanges): void {
  const { status_id, customer_id, channel_id } = input;
  if (status_id !== undefined && statusOfId(status_id) === undefined) throw refusals.v2.invalid("status_id");
  if (customer_id && !data.customers.has(customer_id))
    throw refusals.v2.unknown("customer_id", "customer", customer_id);
  if (channel_id !== undefined && !channelIds.includes(channel_id))
    throw refusals.v2.unknown("channel_id", "channel", channel_id);
}

function writeOrder(order: StoredOrder, input: OrderChanges): void {
  // First, as they may be refused.
  checkDiscount(order, input);
  writeAddresses(order, input);
  assignGiven(order, {
    status: statusOfId(input.status_id ?? -1),
    customerId: input.customer_id,
    customerMessage: input.customer_message,
    staffNotes: input.staff_notes,
    nonCouponDiscount: input.discount_amount,
    shippingCost: input.shipping_cost_ex_tax,
    handlingCost: input.handling_cost_ex_tax,
    channelId: input.channel_id,
  });
  writeOnlyConsignment(order, input);
  const { payment_method, external_source, external_order_id } = input;
  keepFields(order, { payment_method, external_source, external_order_id });
}

function checkDiscount(order: StoredOrder, { discount_amount: discount = 0 }: OrderChanges): void {
  const most = mostOwnDiscount(order);
  if (discount > most)
    throw refusals.v2.invalid("discount_amount", ["rest.order_discount", { left: amount(most) }]);
}

function writeAddresses(order: StoredOrder, input: OrderChanges): void {
  const [shipping] = input.shipping_addresses ?? [];
  const shippingAddress = shipping && withAddress(order.shippingAddress, shipping);
  const billingAddress = input.billing_address && withAddress(order.billingAddress, input.billing_address);
  assignGiven(order, { billingAddress, shippingAddress });
  const [first] = order.consignments ?? [];
  if (first !== undefined) assignGiven(first, { shippingAddress });
}

/** What the shipping of an order costs is what its only consignment costs. */
function writeOnlyConsignment({ consignments = [] }: StoredOrder, input: OrderChanges): void {
  const [only] = consignments;
  if (only === undefined || consignments.length > 1) return;
  const { shipping_cost_ex_tax: shippingCost, handling_cost_ex_tax: handlingCost } = input;
  assignGiven(only, { shippingCost, shippingCostBeforeDiscount: shippingCost, handlingCost });
}

/** On what the order's discount leaves of each line. */
function recalculateTaxes(call: ManagementCall, order: StoredOrder): void {
  for (const amounts of orderLineAmounts(order)) amounts.line.tax = taxOnLine(call, order, amounts);
  writeTaxes(call, order, sumOf(order.lineItems.map(({ tax }) => tax ?? 0)));
}

/** By the store's rule, unless the line has a tax of its own. */
function taxOnLine(
  { data }: ManagementCall,
  { customerId }: StoredOrder,
  { line: { salePrice, quantity }, taxable, unitTax }: OrderLineAmounts,
): number {
  if (unitTax === taxOn(data, customerId, salePrice)) return taxOn(data, customerId, taxable);
  // Of nothing no discount takes anything off: nor of the tax that was given for it.
  return roundToCents(salePrice === 0 ? unitTax * quantity : (taxable * unitTax) / salePrice);
}

/** The taxes that the order has keep their parts of the sum. */
function writeTaxes({ data }: ManagementCall, order: StoredOrder, sum: number): void {
  const known = order.taxes.map((tax) => tax.amount);
  const weights = sumOf(known) > 0 ? known : known.map(() => 1);
  // Nothing gets more than its weight: so they are made larger than the sum.
  const parts = allocate(
    sum,
    weights.map((weight) => weight * 1_000_000),
  );
  order.taxes = order.taxes.map((tax, index) => ({ ...tax, amount: parts[index] ?? 0 }));
  if (order.taxes.length > 0 || sum === 0) return;
  const { name } = data.settings.tax;
  const entityId = data.orderIds.taxes.next();
  order.taxes = [{ entityId, name, amount: sum, className: "API Tax Override" }];
}
