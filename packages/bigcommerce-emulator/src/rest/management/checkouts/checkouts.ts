import type { z } from "zod";
import {
  addCheckoutBillingAddress,
  updateCheckoutBillingAddress,
  updateCheckoutCustomerMessage,
} from "../../../resolvers/checkout/checkout-mutations.js";
import { completeCheckout } from "../../../resolvers/checkout/complete-checkout.js";
import {
  addCheckoutShippingConsignments,
  deleteCheckoutConsignment,
  selectCheckoutShippingOption,
  updateCheckoutShippingConsignment,
} from "../../../resolvers/checkout/consignment-mutations.js";
import { currentConsignments } from "../../../resolvers/checkout/consignments.js";
import { applyCheckoutCoupon, unapplyCheckoutCoupon } from "../../../resolvers/checkout/coupon-mutations.js";
import { checkoutOf, type StoredCart } from "../../../store/cart.js";
import { textLimits } from "../../../store/input/text-limits.js";
import type { StorefrontContext } from "../../../store/request-context.js";
import { cartOf } from "../carts/carts.js";
import { bodyOf, fields } from "../protocol/body.js";
import type { ManagementCall } from "../protocol/call.js";
import { v3Data } from "../protocol/envelope.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { asShopper, refusedInWords, shopperContext } from "../protocol/shopper.js";
import { addressInput, addressSchema } from "./address-input.js";
import { checkoutJson } from "./checkout-json.js";

/** Also of a cart that is gone because its order is placed. */
function showCheckout(call: ManagementCall) {
  const completed = call.data.completedCheckouts.get(call.params.cart ?? "");
  if (completed === undefined) return v3Data(checkoutJson(call, cartOf(call)));
  return v3Data(checkoutJson(call, completed.cart, completed));
}

/** A change by a rule that GraphQL has too, and the checkout as it is then. */
function changed(
  call: ManagementCall,
  change: (context: StorefrontContext, checkoutEntityId: string) => unknown,
) {
  const cart = cartOf(call);
  asShopper(() => change(shopperContext(call, cart), cart.entityId));
  return v3Data(checkoutJson(call, cart));
}

const messageSchema = fields.object({ customer_message: fields.textUpTo(textLimits.orderMessage) });

function changeMessage(call: ManagementCall) {
  const data = { message: bodyOf(call, messageSchema).customer_message };
  return changed(call, (context, checkoutEntityId) =>
    updateCheckoutCustomerMessage(context, { checkoutEntityId, data }),
  );
}

function addBillingAddress(call: ManagementCall) {
  const data = { address: addressInput(bodyOf(call, addressSchema)) };
  return changed(call, (context, checkoutEntityId) =>
    addCheckoutBillingAddress(context, { checkoutEntityId, data }),
  );
}

function changeBillingAddress(call: ManagementCall) {
  const addressEntityId = checkoutOf(cartOf(call)).billingAddress?.entityId;
  if (addressEntityId === undefined || addressEntityId !== call.params.address) throw refusals.v3.notFound();
  const data = { address: addressInput(bodyOf(call, addressSchema)) };
  return changed(call, (context, checkoutEntityId) =>
    updateCheckoutBillingAddress(context, { checkoutEntityId, addressEntityId, data }),
  );
}

const itemsSchema = fields.list(fields.object({ item_id: fields.text, quantity: fields.integer }));

// BigCommerce's older name of the address is understood too.
const consignmentSchema = fields.object({
  address: addressSchema.optional(),
  shipping_address: addressSchema.optional(),
  line_items: itemsSchema,
});

const consignmentChangesSchema = consignmentSchema
  .partial()
  .extend({ shipping_option_id: fields.text.optional() });

function addConsignments(call: ManagementCall) {
  const consignments = bodyOf(call, fields.list(consignmentSchema)).map(consignmentInput);
  if (consignments.length === 0) throw refusals.v3.missing("address");
  return changed(call, (context, checkoutEntityId) =>
    addCheckoutShippingConsignments(context, { checkoutEntityId, data: { consignments } }),
  );
}

function consignmentInput(input: z.output<typeof consignmentSchema>) {
  const address = input.address ?? input.shipping_address;
  if (address === undefined) throw refusals.v3.missing("address");
  return { address: addressInput(address), lineItems: lineItemsInput(input.line_items) };
}

function lineItemsInput(items: z.output<typeof itemsSchema>) {
  return items.map(({ item_id: lineItemEntityId, quantity }) => ({ lineItemEntityId, quantity }));
}

function consignmentOf(call: ManagementCall, cart: StoredCart) {
  const found = currentConsignments(cart).find(({ entityId }) => entityId === call.params.consignment);
  if (found === undefined) throw refusals.v3.notFound();
  return found;
}

/** Another address, other lines, or the shipping option. Without `line_items` the lines stay. */
function changeConsignment(call: ManagementCall) {
  const { entityId: consignmentEntityId, lineItems } = consignmentOf(call, cartOf(call));
  const input = bodyOf(call, consignmentChangesSchema);
  const { shipping_option_id: shippingOptionEntityId, line_items, shipping_address } = input;
  const address = input.address ?? shipping_address;
  if (address === undefined && (line_items !== undefined || shippingOptionEntityId === undefined))
    throw refusals.v3.missing(line_items === undefined ? "shipping_option_id" : "address");
  return changed(call, (context, checkoutEntityId) => {
    const named = { checkoutEntityId, consignmentEntityId };
    if (address !== undefined) {
      const items = line_items === undefined ? lineItems : lineItemsInput(line_items);
      const consignment = { address: addressInput(address), lineItems: items };
      updateCheckoutShippingConsignment(context, { ...named, data: { consignment } });
    }
    if (shippingOptionEntityId !== undefined)
      selectCheckoutShippingOption(context, { ...named, data: { shippingOptionEntityId } });
  });
}

function deleteConsignment(call: ManagementCall) {
  const { entityId: consignmentEntityId } = consignmentOf(call, cartOf(call));
  return changed(call, (context, checkoutEntityId) =>
    deleteCheckoutConsignment(context, { checkoutEntityId, consignmentEntityId }),
  );
}

const couponSchema = fields.object({ coupon_code: fields.text });

function addCoupon(call: ManagementCall) {
  const couponCode = bodyOf(call, couponSchema).coupon_code;
  return changed(call, (context, checkoutEntityId) =>
    applyCheckoutCoupon(context, { checkoutEntityId, data: { couponCode } }),
  );
}

function removeCoupon(call: ManagementCall) {
  // The only character of a code that a path has in another form.
  const couponCode = (call.params.code ?? "").replaceAll("%20", " ");
  return changed(call, (context, checkoutEntityId) =>
    unapplyCheckoutCoupon(context, { checkoutEntityId, data: { couponCode } }),
  );
}

/** As `completeCheckout` does. There is no payment: the order is as if it were paid, unless a switch says otherwise. */
function placeOrder(call: ManagementCall) {
  const cart = cartOf(call);
  const context = shopperContext(call, cart);
  const { orderEntityId, errors } = completeCheckout(context, { checkoutEntityId: cart.entityId });
  if (orderEntityId !== null) return v3Data({ id: orderEntityId });
  throw refusedInWords(errors.map(({ message }) => message).join(" "));
}

const path = "v3/checkouts/{cart}";

export const checkoutResources = [
  resource(path, scopes.checkouts, { GET: showCheckout, PUT: changeMessage }),
  resource(`${path}/billing-address`, scopes.checkouts, { POST: addBillingAddress }),
  resource(`${path}/billing-address/{address}`, scopes.checkouts, { PUT: changeBillingAddress }),
  resource(`${path}/consignments`, scopes.checkouts, { POST: addConsignments }),
  resource(`${path}/consignments/{consignment}`, scopes.checkouts, {
    PUT: changeConsignment,
    DELETE: deleteConsignment,
  }),
  resource(`${path}/coupons`, scopes.checkouts, { POST: addCoupon }),
  resource(`${path}/coupons/{code}`, scopes.checkouts, { DELETE: removeCoupon }),
  resource(`${path}/orders`, scopes.checkouts, { POST: placeOrder }),
];
