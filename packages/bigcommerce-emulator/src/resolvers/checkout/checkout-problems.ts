import { behaviourText, type TextId } from "../../behaviour/ledger.js";
import { checkoutOf, type StoredCart } from "../../store/cart.js";
import type { CouponProblem, PricedCheckout, PricedCoupon, PricedLine } from "../../store/priced-checkout.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { limitProblems } from "../cart/purchase-limits.js";
import { missingField } from "./address.js";
import { unassignedQuantity } from "./consignments.js";
import { couponTexts } from "./coupon-mutations.js";

/** One of `CompleteCheckoutResult.errors`. */
export interface CheckoutProblem {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly context: readonly { readonly field: string; readonly value: string | null }[];
}

type Rules = Pick<StorefrontContext, "data" | "inferred">;
type Values = Readonly<Record<string, string | number>>;

export function checkoutProblem(
  { inferred }: Pick<Rules, "inferred">,
  [typeName, code]: readonly [typeName: string, code: string],
  id: TextId,
  values: Values = {},
): CheckoutProblem {
  const context = Object.entries(values).map(([field, value]) => ({ field, value: String(value) }));
  return { __typename: typeName, code, message: behaviourText(inferred, id, values), context };
}

/** What stands in the way of an order: none if the checkout can be completed. */
export function checkoutProblems(rules: Rules, cart: StoredCart, priced: PricedCheckout): CheckoutProblem[] {
  return [
    ...lineProblems(rules, cart, priced),
    ...billingProblems(rules, cart),
    ...shippingProblems(rules, cart, priced),
    ...priced.cart.coupons.flatMap((coupon) => couponProblems(rules, coupon)),
  ];
}

function lineProblems(rules: Rules, cart: StoredCart, { cart: { lines } }: PricedCheckout) {
  if (cart.lineItems.length + (cart.giftCertificates ?? []).length === 0)
    return [checkoutProblem(rules, ["CartError", "ITEM_NOT_FOUND"], "complete.empty")];
  const gone = cart.lineItems.filter(({ entityId }) => !lines.some(({ line }) => line.entityId === entityId));
  return [
    ...gone.map(({ productEntityId }) =>
      checkoutProblem(rules, ["CartLineItemError", "INVALID_PRODUCT"], "cart.unknown_product", {
        productEntityId,
      }),
    ),
    ...lines.flatMap((line) => notForSale(rules, line)),
    ...limitsBroken(rules, lines),
  ];
}

function notForSale(rules: Rules, { product: { name, availability } }: PricedLine): CheckoutProblem[] {
  if (availability.status !== "Unavailable") return [];
  const kind = ["CartLineItemError", "PRODUCT_NOT_PURCHASABLE"] as const;
  return [checkoutProblem(rules, kind, "cart.unavailable", { name })];
}

/** A cart can be above the limits: its lines may come from two carts, and others buy from the same stock. */
function limitsBroken(rules: Rules, lines: readonly PricedLine[]): CheckoutProblem[] {
  const forSale = lines.filter(({ product }) => product.availability.status !== "Unavailable");
  const items = forSale.map(({ line }) => line);
  return limitProblems(rules.data, items).map(({ code, text, values }) =>
    checkoutProblem(rules, ["CartLineItemError", code], text, values),
  );
}

function billingProblems(rules: Rules, cart: StoredCart): CheckoutProblem[] {
  const { billingAddress } = checkoutOf(cart);
  const field = billingAddress === null ? "address" : missingField(billingAddress, ["email"]);
  if (field === undefined) return [];
  const kind = ["CheckoutBillingAddressError", "INCOMPLETE_BILLING_ADDRESS"] as const;
  return [checkoutProblem(rules, kind, "complete.billing", { field })];
}

function shippingProblems(
  rules: Rules,
  cart: StoredCart,
  { consignments }: PricedCheckout,
): CheckoutProblem[] {
  if (cart.lineItems.length === 0) return [];
  const problem = (code: string, id: TextId, values?: Values) =>
    checkoutProblem(rules, ["CheckoutShippingConsignmentError", code], id, values);
  if (consignments.length === 0) return [problem("MISSING_SHIPPING_ADDRESS", "complete.no_shipping")];
  const stored = consignments.map(({ consignment }) => consignment);
  const isOpen = cart.lineItems.some(({ entityId }) => unassignedQuantity(cart, stored, entityId) !== 0);
  const each = consignments.flatMap(({ consignment, selected }) => {
    const field = missingField(consignment.address);
    return [
      ...(field === undefined
        ? []
        : [problem("INCOMPLETE_SHIPPING_ADDRESS", "complete.shipping", { field })]),
      ...(selected === undefined ? [problem("INVALID_SHIPPING_OPTION", "complete.shipping_option")] : []),
    ];
  });
  return [...(isOpen ? [problem("ITEM_MISSING_SHIPPING_ADDRESS", "complete.item")] : []), ...each];
}

const couponCodes: Readonly<Record<Exclude<CouponProblem, "minimum">, string>> = {
  unknown: "COUPON_INVALID",
  expired: "COUPON_EXPIRED",
  used_up: "COUPON_INELIGIBLE",
  not_applicable: "COUPON_NOT_APPLICABLE",
};

/** A coupon whose minimum is no longer reached waits and stops nobody. */
function couponProblems(rules: Rules, { coupon, problem }: PricedCoupon): CheckoutProblem[] {
  if (problem === null || problem === "minimum") return [];
  const kind = ["CheckoutCouponError", couponCodes[problem]] as const;
  return [checkoutProblem(rules, kind, couponTexts[problem], { couponCode: coupon.code })];
}
