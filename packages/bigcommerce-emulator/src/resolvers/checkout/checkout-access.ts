import { checkoutOf, type StoredCart, type StoredCheckout } from "../../store/cart.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { accessibleCart, requireVersion, touch } from "../cart/cart-access.js";
import { refusal } from "../common/refusal.js";
import { checkoutNode } from "./checkout.js";

/** What every mutation of a checkout names. */
export interface CheckoutInput {
  readonly checkoutEntityId: string;
  readonly version?: number | null;
}

/** @throws GraphQLError if the shopper does not have the cart of the checkout, or `version` is not its. */
export function currentCheckout(
  context: StorefrontContext,
  { checkoutEntityId, version }: CheckoutInput,
): StoredCart {
  const cart = accessibleCart(context, checkoutEntityId);
  if (cart === undefined) throw refusal(context, "checkout.unknown");
  requireVersion(context, cart, version);
  return cart;
}

/** Changes what is filled in, and answers with the checkout as it is then. */
export function withChanges(context: StorefrontContext, cart: StoredCart, changes: Partial<StoredCheckout>) {
  cart.checkout = { ...checkoutOf(cart), ...changes };
  touch(context, cart);
  return { checkout: checkoutNode(context, cart) };
}
