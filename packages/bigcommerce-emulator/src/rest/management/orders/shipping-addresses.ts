import { orderTotals } from "../../../resolvers/order/order.js";
import type { StoredOrder, StoredOrderAddress } from "../../../store/order.js";

/** Where a part of an order, or all of it, is sent. */
export interface ShippingAddress {
  readonly entityId: number;
  readonly address: StoredOrderAddress;
  readonly method: string;
  readonly itemsTotal: number;
  readonly cost: number;
  readonly handlingCost: number;
}

/** One for each consignment; of an order without consignments the one address, whose id is the order's. */
export function shippingAddressesOf(order: StoredOrder): ShippingAddress[] {
  const { entityId, consignments, shipments, shippingAddress, shippingCost, handlingCost } = order;
  const shippedBy = shipments[0]?.shippingMethodName ?? "";
  if (consignments !== undefined)
    return consignments.map((consignment) => ({
      entityId: consignment.entityId,
      address: consignment.shippingAddress,
      method: consignment.shippingMethodName || shippedBy,
      itemsTotal: consignment.lineItems.reduce((sum, { quantity }) => sum + quantity, 0),
      cost: consignment.shippingCost,
      handlingCost: consignment.handlingCost,
    }));
  const itemsTotal = orderTotals(order).totalProductQuantity;
  return [
    { entityId, address: shippingAddress, method: shippedBy, itemsTotal, cost: shippingCost, handlingCost },
  ];
}

/** The shipping address of a line. */
export function addressIdOf(order: StoredOrder, lineItemEntityId: number): number {
  const consignment = order.consignments?.find(({ lineItems }) =>
    lineItems.some((line) => line.lineItemEntityId === lineItemEntityId),
  );
  return consignment?.entityId ?? order.entityId;
}
