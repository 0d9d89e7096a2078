import { consignmentOf, shipmentItems } from "../../../resolvers/order/order-shipments.js";
import type { StoredOrder, StoredShipment } from "../../../store/order.js";
import { rfc2822 } from "../protocol/call.js";
import { plainAddressJson } from "./order-values.js";

const providerNames: ReadonlyMap<string, string> = new Map([
  ["auspost", "Australia Post"],
  ["canadapost", "Canada Post"],
  ["endicia", "Endicia"],
  ["fedex", "FedEx"],
  ["royalmail", "Royal Mail"],
  ["shipperhq", "ShipperHQ"],
  ["ups", "UPS"],
  ["upsready", "UPS"],
  ["usps", "USPS"],
]);

/** The name that people read; of a provider that BigCommerce does not know, its code. */
export function providerName(code: string): string {
  return providerNames.get(code) ?? code;
}

/** What only the Management API knows of a shipment, if it was told nothing. */
const unset = {
  shipping_provider: "",
  tracking_carrier: "",
  comments: "",
  merchant_shipping_cost: "0.0000",
};

export function shipmentJson(order: StoredOrder, shipment: StoredShipment) {
  const consignment = consignmentOf(order, shipment);
  const told = { ...unset, ...shipment.managementFields };
  return {
    ...told,
    id: shipment.entityId,
    order_id: order.entityId,
    customer_id: order.customerId,
    order_address_id: consignment?.entityId ?? 0,
    date_created: rfc2822(shipment.shippedAt),
    tracking_number: shipment.trackingNumber ?? "",
    tracking_link: shipment.trackingUrl ?? "",
    generated_tracking_link: generatedLink(shipment, told.shipping_provider || told.tracking_carrier),
    shipping_method: shipment.shippingMethodName,
    shipping_provider_display_name: shipment.shippingProviderName,
    billing_address: plainAddressJson(order.billingAddress),
    shipping_address: plainAddressJson(consignment?.shippingAddress ?? order.shippingAddress),
    items: shipmentItems(order, shipment).map(({ lineItemEntityId, quantity }) => ({
      order_product_id: lineItemEntityId,
      product_id: order.lineItems.find(({ entityId }) => entityId === lineItemEntityId)?.productEntityId ?? 0,
      quantity,
    })),
  };
}

/** Empty if the shipment has a link of its own. The emulator's is always AfterShip's. */
function generatedLink({ trackingNumber, trackingUrl }: StoredShipment, carrier: string): string {
  if (trackingNumber === null || trackingUrl !== null) return "";
  const path = [carrier, trackingNumber].filter(Boolean).map(encodeURIComponent).join("/");
  return `https://www.aftership.com/track/${path}`;
}
