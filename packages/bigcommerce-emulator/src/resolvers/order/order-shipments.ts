import { sumOf } from "../../store/money-amount.js";
import type { StoredOrder, StoredOrderConsignment, StoredShipment } from "../../store/order.js";

/** Where the parts of an order go. Of an order without consignments it is one, with everything and the order's id. */
export function shippingConsignments(order: StoredOrder): readonly StoredOrderConsignment[] {
  if (order.consignments !== undefined) return order.consignments;
  const { entityId, shippingAddress, shippingCost, handlingCost, lineItems } = order;
  return [
    {
      entityId,
      shippingAddress,
      shippingMethodName: "",
      shippingCost,
      shippingCostBeforeDiscount: shippingCost,
      handlingCost,
      lineItems: lineItems.map((line) => ({ lineItemEntityId: line.entityId, quantity: line.quantity })),
    },
  ];
}

/** The consignment that a shipment is a part of. */
export function consignmentOf(
  order: StoredOrder,
  { consignmentEntityId }: Pick<StoredShipment, "consignmentEntityId">,
): StoredOrderConsignment | undefined {
  const consignments = shippingConsignments(order);
  return consignmentEntityId === undefined
    ? consignments[0]
    : consignments.find(({ entityId }) => entityId === consignmentEntityId);
}

/** What has left of a consignment, a shipment at a time. */
export function shipmentsOf(order: StoredOrder, { entityId }: StoredOrderConsignment): StoredShipment[] {
  return order.shipments.filter((shipment) => consignmentOf(order, shipment)?.entityId === entityId);
}

/** What is in a shipment. */
export function shipmentItems(order: StoredOrder, shipment: StoredShipment) {
  return shipment.items ?? consignmentOf(order, shipment)?.lineItems ?? [];
}

/** How many units of a line have left, with these shipments. */
export function shippedQuantity(
  order: StoredOrder,
  lineItemEntityId: number,
  shipments: readonly StoredShipment[] = order.shipments,
): number {
  const items = shipments.flatMap((shipment) => shipmentItems(order, shipment));
  return sumOf(items.map((item) => (item.lineItemEntityId === lineItemEntityId ? item.quantity : 0)));
}

/** Whether all units of an order have left, some, or none. */
export function shippedPart(order: StoredOrder): "all" | "some" | "none" {
  const { lineItems } = order;
  const isLeft = lineItems.some((line) => shippedQuantity(order, line.entityId) < line.quantity);
  if (!isLeft && lineItems.length > 0) return "all";
  return lineItems.some((line) => shippedQuantity(order, line.entityId) > 0) ? "some" : "none";
}
