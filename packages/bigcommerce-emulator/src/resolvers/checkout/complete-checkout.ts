import { randomBytes } from "node:crypto";
import type { StorefrontContext } from "../../store/request-context.js";
import { accessibleCart } from "../cart/cart-access.js";
import { type CheckoutProblem, checkoutProblem, checkoutProblems } from "./checkout-problems.js";
import { placeOrder } from "./place-order.js";
import { priceCheckout } from "./price-checkout.js";

/**
 * Places the order of a checkout. Nothing is awaited between the check and the end of the cart: of two requests at once,
 * the second finds no cart.
 */
export function completeCheckout(context: StorefrontContext, input: { readonly checkoutEntityId: string }) {
  const refused = (errors: readonly CheckoutProblem[]) => ({
    orderEntityId: null,
    paymentAccessToken: null,
    errors,
  });
  const cart = accessibleCart(context, input.checkoutEntityId);
  if (cart === undefined)
    return refused([checkoutProblem(context, ["CartError", "CART_NOT_FOUND"], "cart.unknown")]);
  const priced = priceCheckout(context, cart);
  const problems = checkoutProblems(context, cart, priced);
  if (problems.length > 0) return refused(problems);
  const order = placeOrder(context, cart, priced);
  return {
    orderEntityId: order.entityId,
    paymentAccessToken: paymentAccessToken(context),
    errors: [],
  };
}

/** In the form of a JWT. Nothing takes it: the emulator has no Payments API. */
function paymentAccessToken({ inferred }: StorefrontContext): string | null {
  if (inferred.paymentAccessToken === "none") return null;
  const header = Buffer.from(JSON.stringify({ typ: "JWT", alg: "RS256" })).toString("base64url");
  return `${header}.${randomBytes(96).toString("base64url")}.${randomBytes(64).toString("base64url")}`;
}
