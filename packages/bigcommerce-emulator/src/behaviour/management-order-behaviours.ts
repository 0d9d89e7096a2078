import { type Behaviour, documented, inferred, recorded } from "./behaviour.js";
import { pages } from "./pages.js";

/** Carts, coupons and orders in the Management API: what it refuses, in which words. */
export const managementOrderBehaviours = {
  "rest.v2_date": {
    what: "A date of v2 that is none, as `invalid_reason`.",
    text: "The provided value '{value}' is not a valid RFC-2822 date.",
    source: recorded("a public test suite of v2"),
  },
  "rest.coupon_in_use": {
    what: "A coupon with the name or code of another one (409), as `invalid_reason`.",
    text: "The value is in use by another coupon.",
    source: inferred(),
  },
  "rest.order_amounts": {
    what: "Lines of an order of v2: totals are before discounts, with and without tax; `total_tax` is on what is left after them.",
    source: documented(pages.orders),
  },
  "rest.order_discount": {
    what: "A `discount_amount` of an order beyond what coupons leave of its lines (400), as `invalid_reason`.",
    text: "Coupons leave {left} of the order's lines to discount.",
    source: inferred(),
  },
  "rest.order_country": {
    what: "An address of an order with `country` alone has the code of that name, in any case; of an unknown one it is refused (400).",
    source: inferred(),
  },
  "rest.order_texts": {
    what: "Texts of an order of v2 as long as an address of a customer may have them, a `customer_message` of 2,000 characters, `staff_notes` of 65,535, other texts of 255 (400).",
    source: inferred(),
  },
  "rest.order_currency": {
    what: "`currency_code` of an order is what the shopper saw, `default_currency_code` what they paid in.",
    source: documented(pages.orders),
  },
  "rest.order_consignments": {
    what: "`include=consignments`: in a list of one, or with `consignment_structure=object` an object. That it is one is ours.",
    source: documented(pages.orders),
  },
  "rest.shipment_status": {
    what: "A shipment makes its order `Shipped` or `Partially Shipped`. Deleting it changes no status.",
    source: documented(pages.ordersGuide),
  },
  "rest.shipment_quantity": {
    what: "A shipment that is made or moved with more of a line than its address has left (400), as `invalid_reason`.",
    text: "Of the order product {id}, {left} are left to ship.",
    source: inferred(),
  },
  "rest.shipment_link": {
    what: "`generated_tracking_link` of a shipment without a `tracking_link`: AfterShip's, for every carrier.",
    source: documented(pages.orders),
  },
  "rest.cart_conflict": {
    what: "A `version` that is not the cart's (409).",
    text: "The request cannot be processed due to a possible conflict. Please review the changes and try again.",
    source: documented(pages.managementCarts),
  },
  "rest.cart_refused": {
    what: "A change of a cart or checkout that GraphQL would refuse: 422 with the same text as `title`.",
    source: recorded("https://github.com/vercel/commerce/issues/628"),
  },
  "rest.cart_redirect": {
    what: "The URLs of `redirect_urls` work once, within 30 days.",
    source: documented(pages.managementCarts),
  },
  "rest.custom_items": {
    what: "`custom_items` of a cart (422): the emulator's carts have none.",
    text: "Custom items are not carried out.",
    source: inferred(),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
