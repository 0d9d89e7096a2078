import type { StorefrontContext } from "../../store/request-context.js";
import { addLine } from "./cart.js";
import { ownCart, touch } from "./cart-access.js";
import { withinLimits } from "./purchase-limits.js";

/**
 * The customer's cart after a login: the guest's cart becomes theirs, or its lines join the cart they have, even if it
 * has then more than the shop sells. Undefined if there is neither.
 */
export function mergeGuestCart(context: StorefrontContext, guestCartEntityId: string | null | undefined) {
  const { data, customerId, inferred } = context;
  const named = data.carts.get(guestCartEntityId ?? "");
  const guest = named?.customerId === null ? named : undefined;
  const own = ownCart(data, customerId);
  if (guest === undefined) return own;
  if (own === undefined) {
    guest.customerId = customerId;
    return guest;
  }
  for (const line of guest.lineItems) addLine(own, line);
  if (inferred.mergedCart === "limit") own.lineItems = withinLimits(data, own.lineItems);
  own.giftCertificates = [...(own.giftCertificates ?? []), ...(guest.giftCertificates ?? [])];
  touch(context, own);
  data.carts.delete(guest.entityId);
  return own;
}
