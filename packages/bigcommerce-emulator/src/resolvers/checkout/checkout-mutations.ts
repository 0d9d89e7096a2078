import { randomUUID } from "node:crypto";
import { checkoutOf } from "../../store/cart.js";
import { textLimits } from "../../store/input/text-limits.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { refuseLongTexts } from "../common/long-texts.js";
import type { GraphNode } from "../common/node.js";
import { refusal } from "../common/refusal.js";
import { requiring } from "../common/scope.js";
import { type AddressInput, storedCheckoutAddress } from "./address.js";
import { checkoutNode } from "./checkout.js";
import { type CheckoutInput, currentCheckout, withChanges } from "./checkout-access.js";
import { completeCheckout } from "./complete-checkout.js";
import {
  addCheckoutShippingConsignments,
  deleteCheckoutConsignment,
  selectCheckoutShippingOption,
  updateCheckoutShippingConsignment,
} from "./consignment-mutations.js";
import {
  applyCheckoutCoupon,
  applyCheckoutGiftCertificate,
  unapplyCheckoutCoupon,
  unapplyCheckoutGiftCertificate,
} from "./coupon-mutations.js";

/** `checkout { … }` of a mutation. A refusal is a GraphQL error with a null payload, but for `completeCheckout`. */
export function checkoutMutations(context: StorefrontContext): GraphNode {
  const change = <Input>(resolve: (context: StorefrontContext, input: Input) => unknown) =>
    requiring(context, "Unauthenticated", ({ input }: { input: Input }) => resolve(context, input));
  return {
    addCheckoutBillingAddress: change(addCheckoutBillingAddress),
    updateCheckoutBillingAddress: change(updateCheckoutBillingAddress),
    updateCheckoutCustomerMessage: change(updateCheckoutCustomerMessage),
    addCheckoutShippingConsignments: change(addCheckoutShippingConsignments),
    updateCheckoutShippingConsignment: change(updateCheckoutShippingConsignment),
    deleteCheckoutConsignment: change(deleteCheckoutConsignment),
    selectCheckoutShippingOption: change(selectCheckoutShippingOption),
    applyCheckoutCoupon: change(applyCheckoutCoupon),
    unapplyCheckoutCoupon: change(unapplyCheckoutCoupon),
    applyCheckoutGiftCertificate: change(applyCheckoutGiftCertificate),
    unapplyCheckoutGiftCertificate: change(unapplyCheckoutGiftCertificate),
    applyCheckoutSpamProtection: change(applyCheckoutSpamProtection),
    completeCheckout: change(completeCheckout),
  };
}

interface BillingInput extends CheckoutInput {
  readonly data: { readonly address: AddressInput };
}

/** In the place of the one that the checkout has. */
export function addCheckoutBillingAddress(context: StorefrontContext, input: BillingInput) {
  const cart = currentCheckout(context, input);
  const address = storedCheckoutAddress(context, input.data.address);
  return withChanges(context, cart, { billingAddress: { ...address, entityId: randomUUID() } });
}

export function updateCheckoutBillingAddress(
  context: StorefrontContext,
  input: BillingInput & { readonly addressEntityId: string },
) {
  const cart = currentCheckout(context, input);
  const { addressEntityId: entityId } = input;
  if (checkoutOf(cart).billingAddress?.entityId !== entityId)
    throw refusal(context, "checkout.billing_address");
  const address = storedCheckoutAddress(context, input.data.address);
  return withChanges(context, cart, { billingAddress: { ...address, entityId } });
}

export function updateCheckoutCustomerMessage(
  context: StorefrontContext,
  input: CheckoutInput & { readonly data: { readonly message: string } },
) {
  const cart = currentCheckout(context, input);
  refuseLongTexts(context, { message: textLimits.orderMessage }, input.data);
  return withChanges(context, cart, { customerMessage: input.data.message });
}

/** The emulated store has no reCAPTCHA: every token is good. */
function applyCheckoutSpamProtection(context: StorefrontContext, input: CheckoutInput) {
  return { checkout: checkoutNode(context, currentCheckout(context, input)) };
}
