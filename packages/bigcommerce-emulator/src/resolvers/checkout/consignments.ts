import { checkoutOf, type StoredCart, type StoredConsignment } from "../../store/cart.js";

/**
 * The consignments of a cart as it is now: without lines that it lost, and with the whole of a line that only one of
 * them ships.
 */
export function currentConsignments(cart: StoredCart): StoredConsignment[] {
  const { consignments } = checkoutOf(cart);
  const quantityOf = new Map(cart.lineItems.map(({ entityId, quantity }) => [entityId, quantity]));
  const consignmentsWith = (lineId: string) =>
    consignments.filter(({ lineItems }) => lineItems.some((item) => item.lineItemEntityId === lineId));
  return consignments.flatMap((consignment) => {
    const lineItems = consignment.lineItems.flatMap((item) => {
      const whole = quantityOf.get(item.lineItemEntityId);
      if (whole === undefined) return [];
      const isAlone = consignmentsWith(item.lineItemEntityId).length === 1;
      return [{ ...item, quantity: isAlone ? whole : item.quantity }];
    });
    return lineItems.length === 0 ? [] : [{ ...consignment, lineItems }];
  });
}

/** How many units of a line no consignment ships; negative if they ship more than there are. */
export function unassignedQuantity(
  cart: StoredCart,
  consignments: readonly StoredConsignment[],
  lineItemEntityId: string,
): number {
  const line = cart.lineItems.find(({ entityId }) => entityId === lineItemEntityId);
  const assigned = consignments
    .flatMap(({ lineItems }) => lineItems)
    .filter((item) => item.lineItemEntityId === lineItemEntityId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return (line?.quantity ?? 0) - assigned;
}
