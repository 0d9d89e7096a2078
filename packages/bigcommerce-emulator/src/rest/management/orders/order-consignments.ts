import {
  shipmentItems,
  shipmentsOf,
  shippingConsignments,
} from "../../../resolvers/order/order-shipments.js";
import { sumOf } from "../../../store/money-amount.js";
import type { StoredOrder, StoredOrderConsignment } from "../../../store/order.js";
import type { ManagementCall } from "../protocol/call.js";
import { orderProductsJson } from "./order-products.js";
import { amount, orderAddressJson, resourceLink } from "./order-values.js";

/** `/orders/{id}/consignments`: an order's products by the way they go. Links, or the products themselves. */
export function consignmentsJson(call: ManagementCall, order: StoredOrder, withProducts: boolean) {
  const products = withProducts ? orderProductsJson(order) : [];
  const lineItem = (id: number) =>
    products.find((product) => product.id === id) ?? resourceLink(call, order, `products/${id}`);
  const shipping = shippingConsignments(order).map((consignment) => ({
    id: consignment.entityId,
    ...orderAddressJson(consignment.shippingAddress),
    line_items: consignment.lineItems.map(({ lineItemEntityId }) => lineItem(lineItemEntityId)),
    ...shippingFields(order, consignment, (cost) => cost),
    shipping_quotes: resourceLink(
      call,
      order,
      `consignments/shipping/${consignment.entityId}/shipping_quotes`,
    ),
  }));
  const certificates = order.giftCertificates ?? [];
  const emails = [...new Set(certificates.map(({ recipientEmail }) => recipientEmail))];
  const giftCertificates = emails.map((email) => ({
    recipient_email: email,
    line_items: certificates
      .filter(({ recipientEmail }) => recipientEmail === email)
      .map(({ entityId }) => lineItem(entityId)),
  }));
  return { pickups: [], shipping, downloads: [], email: { gift_certificates: giftCertificates } };
}

/** A consignment in the older form: an address to which a part of the order goes. */
export function shippingAddressJson(
  call: ManagementCall,
  order: StoredOrder,
  consignment: StoredOrderConsignment,
) {
  const { entityId, shippingAddress } = consignment;
  return {
    id: entityId,
    order_id: order.entityId,
    ...orderAddressJson(shippingAddress),
    ...shippingFields(order, consignment, amount),
    shipping_quotes: resourceLink(call, order, `shipping_addresses/${entityId}/shipping_quotes`),
  };
}

function shippingFields<Written>(
  order: StoredOrder,
  consignment: StoredOrderConsignment,
  write: (cost: number) => Written,
) {
  const { lineItems, shippingCost, handlingCost } = consignment;
  const shipments = shipmentsOf(order, consignment);
  const shipped = shipments.flatMap((shipment) => shipmentItems(order, shipment));
  const cost = write(shippingCost);
  const handling = write(handlingCost);
  return {
    items_total: sumOf(lineItems.map(({ quantity }) => quantity)),
    items_shipped: sumOf(shipped.map(({ quantity }) => quantity)),
    shipping_method: consignment.shippingMethodName || (shipments[0]?.shippingMethodName ?? ""),
    base_cost: cost,
    cost_ex_tax: cost,
    cost_inc_tax: cost,
    cost_tax: write(0),
    cost_tax_class_id: 0,
    base_handling_cost: handling,
    handling_cost_ex_tax: handling,
    handling_cost_inc_tax: handling,
    handling_cost_tax: write(0),
    handling_cost_tax_class_id: 0,
    shipping_zone_id: 1,
    shipping_zone_name: "",
  };
}
