import { z } from "zod";
import {
  consignmentOf,
  shipmentItems,
  shipmentsOf,
  shippedPart,
  shippedQuantity,
  shippingConsignments,
} from "../../../resolvers/order/order-shipments.js";
import { takeStockIfGone } from "../../../resolvers/order/order-stock.js";
import { textLimits } from "../../../store/input/text-limits.js";
import { sumOf } from "../../../store/money-amount.js";
import type { StoredOrder, StoredOrderConsignment, StoredShipment } from "../../../store/order.js";
import { assignGiven, fields } from "../protocol/body.js";
import { type ManagementCall, timeOf } from "../protocol/call.js";
import { keepFields } from "../protocol/kept-fields.js";
import { refusals } from "../protocol/refusal.js";
import { amount } from "./order-values.js";
import { providerName } from "./shipment-json.js";

// The documentation's own examples write ids as text too.
const numericId = fields.decimal.pipe(z.number().int("error.expected.int").positive("error.min"));
const textOf = (most: number) => fields.textUpTo(most).optional();
const label = textOf(textLimits.order.label);

export const shipmentChangesSchema = fields.object({
  order_address_id: numericId.optional(),
  tracking_number: textOf(50),
  tracking_link: textOf(500),
  tracking_carrier: label,
  shipping_method: label,
  shipping_provider: label,
  merchant_shipping_cost: fields.decimal.optional(),
  comments: textOf(65_535),
});

export const newShipmentSchema = shipmentChangesSchema.extend({
  order_address_id: numericId,
  items: fields
    .list(
      fields.object({
        order_product_id: numericId,
        quantity: fields.integer.positive("error.min"),
      }),
    )
    .min(1, "error.minLength"),
});

type ShipmentChanges = z.output<typeof shipmentChangesSchema>;
type NewShipment = z.output<typeof newShipmentSchema>;
type Item = NonNullable<StoredShipment["items"]>[number];

/** Ships some units of an order, which is then shipped or partially shipped. */
export function createShipment(call: ManagementCall, order: StoredOrder, input: NewShipment): StoredShipment {
  const consignment = consignmentAt(order, input.order_address_id);
  const items = itemsOf(order, consignment, input);
  const shipment: StoredShipment = {
    entityId: call.data.orderIds.shipments.next(),
    shippedAt: timeOf(call),
    shippingProviderName: "",
    shippingMethodName: consignment.shippingMethodName,
    trackingNumber: null,
    trackingUrl: null,
    consignmentEntityId: consignment.entityId,
    items,
  };
  writeShipment(shipment, input);
  order.shipments.push(shipment);
  order.status = shippedPart(order) === "all" ? "SHIPPED" : "PARTIALLY_SHIPPED";
  takeStockIfGone(call.data, order);
  order.updatedAt = timeOf(call);
  return shipment;
}

export function updateShipment(order: StoredOrder, shipment: StoredShipment, input: ShipmentChanges): void {
  if (input.order_address_id !== undefined)
    moveShipment(order, shipment, consignmentAt(order, input.order_address_id));
  writeShipment(shipment, input);
}

/** Only to where its items go, and are not shipped yet. */
function moveShipment(order: StoredOrder, shipment: StoredShipment, to: StoredOrderConsignment): void {
  if (consignmentOf(order, shipment)?.entityId === to.entityId) return;
  const items = [...shipmentItems(order, shipment)];
  const others = shipmentsOf(order, to).filter((other) => other !== shipment);
  for (const { lineItemEntityId: id, quantity } of items) {
    const left = quantityLeft(order, to, id, others) ?? 0;
    if (quantity > left)
      throw refusals.v2.invalid("order_address_id", ["rest.shipment_quantity", { id, left }]);
  }
  shipment.consignmentEntityId = to.entityId;
  shipment.items = items;
}

function consignmentAt(order: StoredOrder, addressId: number): StoredOrderConsignment {
  const found = shippingConsignments(order).find(({ entityId }) => entityId === addressId);
  if (found === undefined) throw refusals.v2.unknown("order_address_id", "shipping address", addressId);
  return found;
}

function itemsOf(order: StoredOrder, consignment: StoredOrderConsignment, { items }: NewShipment): Item[] {
  const ids = [...new Set(items.map(({ order_product_id }) => order_product_id))];
  return ids.map((id) => {
    const left = quantityLeft(order, consignment, id, shipmentsOf(order, consignment));
    if (left === undefined) throw refusals.v2.unknown("order_product_id", "order product", id);
    const quantity = sumOf(items.map((item) => (item.order_product_id === id ? item.quantity : 0)));
    if (quantity > left) throw refusals.v2.invalid("quantity", ["rest.shipment_quantity", { id, left }]);
    return { lineItemEntityId: id, quantity };
  });
}

/** How many units of a line a consignment has after these shipments. Undefined if the line does not go with it. */
function quantityLeft(
  order: StoredOrder,
  { lineItems }: StoredOrderConsignment,
  id: number,
  shipments: readonly StoredShipment[],
): number | undefined {
  const line = lineItems.find(({ lineItemEntityId }) => lineItemEntityId === id);
  return line && line.quantity - shippedQuantity(order, id, shipments);
}

function writeShipment(shipment: StoredShipment, input: ShipmentChanges): void {
  const { shipping_provider, tracking_carrier, comments, merchant_shipping_cost: cost } = input;
  assignGiven(shipment, {
    shippingMethodName: input.shipping_method,
    trackingNumber: input.tracking_number === "" ? null : input.tracking_number,
    trackingUrl: input.tracking_link === "" ? null : input.tracking_link,
    shippingProviderName: shipping_provider === undefined ? undefined : providerName(shipping_provider),
  });
  const merchant_shipping_cost = cost === undefined ? undefined : amount(cost);
  keepFields(shipment, { shipping_provider, tracking_carrier, comments, merchant_shipping_cost });
}
