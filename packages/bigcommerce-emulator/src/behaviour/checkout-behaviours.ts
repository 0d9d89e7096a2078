import { type Behaviour, documented, inferred } from "./behaviour.js";
import { pages } from "./pages.js";

const couponText = "Incorrect or mismatch: Coupon code `{couponCode}`";

/** The checkout, coupons and gift certificates, and the order that is placed. */
export const checkoutBehaviours = {
  "checkout.id": {
    what: "A checkout has the id of its cart.",
    source: documented(pages.cartsAndCheckouts),
  },
  "checkout.unknown": {
    what: "A mutation of a checkout whose cart does not exist, or is another customer's. Also of one whose order is placed.",
    text: "Not Found: Checkout does not exist",
    source: inferred(),
  },
  "checkout.country": {
    what: "An address in a country that does not exist.",
    text: "Invalid address: {countryCode} is not the code of a country",
    source: inferred(),
  },
  "checkout.custom_fields": {
    what: "An address with more than 200 custom fields and values of them.",
    text: "Invalid address: it must have at most {limit} custom fields and values of them",
    source: inferred(),
  },
  "checkout.billing_address": {
    what: "A change of a billing address that the checkout does not have.",
    text: "Not Found: Billing address does not exist",
    source: inferred(),
  },
  "checkout.consignment": {
    what: "A consignment that the checkout does not have.",
    text: "Not Found: Consignment does not exist",
    source: inferred(),
  },
  "checkout.consignment_lines": {
    what: "A consignment without a line.",
    text: "Missing required fields.: The request payload is missing required fields: `consignments.*.lineItems`",
    source: inferred(),
  },
  "checkout.consignment_quantity": {
    what: "Consignments with more of a line than the cart has, or with less than one.",
    text: "Invalid consignment: the quantity is more than what is left of the line",
    source: inferred(),
  },
  "checkout.shipping_option": {
    what: "A shipping option that the consignment does not have.",
    text: "Not Found: Shipping option is not available for this consignment",
    source: inferred(),
  },
  "coupon.unknown": {
    what: "A coupon that does not exist or is not enabled. REST has title and detail in this form; so for all coupons.",
    text: `${couponText} is not valid`,
    source: inferred(),
  },
  "coupon.expired": {
    what: "A coupon that has expired.",
    text: `${couponText} has expired`,
    source: inferred(),
  },
  "coupon.used_up": {
    what: "A coupon that was used as often as it can be.",
    text: `${couponText} has reached its limit`,
    source: inferred(),
  },
  "coupon.minimum": {
    what: "A coupon whose minimum purchase is not reached. One that is applied already waits as `STAGED` and takes nothing off.",
    text: `${couponText} needs a larger purchase`,
    source: inferred(),
  },
  "coupon.not_applicable": {
    what: "A coupon for none of the cart's products. The end of the text is REST's.",
    text: `${couponText} is not eligible for this checkout`,
    source: inferred(),
  },
  "coupon.not_applied": {
    what: "`unapplyCheckoutCoupon` of a coupon that is not applied.",
    text: `${couponText} is not applied to this checkout`,
    source: inferred(),
  },
  "gift_certificate.unknown": {
    what: "A gift certificate that does not exist or is not active.",
    text: "Not Found: Gift certificate `{code}` is not valid",
    source: inferred(),
  },
  "gift_certificate.expired": {
    what: "A gift certificate that has expired.",
    text: "Gift certificate expired: `{code}`",
    source: inferred(),
  },
  "gift_certificate.spent": {
    what: "A gift certificate of which nothing is left.",
    text: "Gift certificate has no balance: `{code}`",
    source: inferred(),
  },
  "gift_certificate.currency": {
    what: "A gift certificate in another currency than the cart's.",
    text: "Gift certificate `{code}` is in {currencyCode}, which is not the currency of the cart",
    source: inferred(),
  },
  "gift_certificate.not_applied": {
    what: "`unapplyCheckoutGiftCertificate` of one that is not applied.",
    text: "Not Found: Gift certificate `{code}` is not applied to this checkout",
    source: inferred(),
  },
  "gift_certificate.preview": {
    what: "A preview without an amount, or in a currency that the store lacks: `ValidationError`.",
    text: "`{field}` is not valid",
    source: inferred(),
  },
  "complete.empty": {
    what: "`completeCheckout` when all that was in the cart is gone from the catalogue: `ITEM_NOT_FOUND`.",
    text: "The cart has no items",
    source: inferred(),
  },
  "complete.billing": {
    what: "`completeCheckout` without the whole of a billing address: `INCOMPLETE_BILLING_ADDRESS`.",
    text: "Billing address is incomplete: {field}",
    source: inferred(),
  },
  "complete.no_shipping": {
    what: "`completeCheckout` without a consignment: `MISSING_SHIPPING_ADDRESS`.",
    text: "Shipping address is missing",
    source: inferred(),
  },
  "complete.shipping": {
    what: "`completeCheckout` without the whole of a shipping address: `INCOMPLETE_SHIPPING_ADDRESS`.",
    text: "Shipping address is incomplete: {field}",
    source: inferred(),
  },
  "complete.shipping_option": {
    what: "`completeCheckout` of a consignment without a shipping option: `INVALID_SHIPPING_OPTION`.",
    text: "Shipping option is not selected",
    source: inferred(),
  },
  "complete.item": {
    what: "`completeCheckout` with units that no consignment ships: `ITEM_MISSING_SHIPPING_ADDRESS`.",
    text: "An item has no shipping address",
    source: inferred(),
  },
  "complete.order": {
    what: "Status of the order that `completeCheckout` places: as if it were paid. At BigCommerce it is incomplete until it is paid.",
    source: inferred("completedOrderStatus"),
  },
  "complete.unpaid": {
    what: "`completeCheckout` places an incomplete order, which the Payments API pays: `completedOrderStatus` has that too.",
    source: documented(pages.cartAndCheckoutCourse),
  },
  "complete.payment_token": {
    what: "`paymentAccessToken`, which BigCommerce gives to Stencil storefronts only.",
    source: inferred("paymentAccessToken"),
  },
  "order.stock": {
    what: "An order leaves the stock when it is placed; with `ORDER_COMPLETED_OR_SHIPPED` once it is wholly shipped, or completed.",
    source: documented(pages.graphqlReference),
  },
  "order.by_cart": {
    what: "`site.order(filter: { cartEntityId })` finds a guest's order, and no customer's.",
    source: documented(pages.graphqlReference),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
