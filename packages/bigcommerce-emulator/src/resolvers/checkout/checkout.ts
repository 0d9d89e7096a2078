import type { StoredCart } from "../../store/cart.js";
import { checkoutOf } from "../../store/cart.js";
import type { CouponType } from "../../store/coupon.js";
import { roundToCents, sumOf } from "../../store/money-amount.js";
import type { PricedCheckout, PricedCoupon, UsedGiftCertificate } from "../../store/priced-checkout.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { displayCurrency, inBothCurrencies } from "../cart/both-currencies.js";
import { cartNode } from "../cart/cart.js";
import { isAccessible, sessionCart } from "../cart/cart-access.js";
import { dateTimeExtended, type GraphNode, nodeId } from "../common/node.js";
import { requiring } from "../common/scope.js";
import { orderNode } from "../order/order-node.js";
import { addressFields } from "./address.js";
import { consignmentNode } from "./consignment-node.js";
import { priceCheckout } from "./price-checkout.js";

/** `site.checkout`: of the cart with the same id, also when its order is placed and the cart is gone. */
export function readCheckout(context: StorefrontContext, entityId: string | null | undefined) {
  const { data } = context;
  const cart = entityId ? data.carts.get(entityId) : sessionCart(context);
  if (cart !== undefined) return isAccessible(context, cart) ? checkoutNode(context, cart) : null;
  const completed = data.completedCheckouts.get(entityId ?? "");
  if (completed === undefined || !isAccessible(context, completed.cart)) return null;
  return checkoutNode(context, completed.cart, completed);
}

interface Completion {
  readonly pricing: PricedCheckout;
  readonly orderEntityId: number;
}

/** A checkout, with its order if that is placed. */
export function checkoutNode(
  context: StorefrontContext,
  cart: StoredCart,
  completion?: Completion,
): GraphNode {
  const priced = completion?.pricing ?? priceCheckout(context, cart);
  const { billingAddress, customerMessage } = checkoutOf(cart);
  return {
    __typename: "Checkout",
    id: nodeId("Checkout", cart.entityId),
    entityId: cart.entityId,
    currencyCode: cart.currencyCode,
    displayCurrencyCode: displayCurrency(context, cart.currencyCode),
    billingAddress:
      billingAddress === null
        ? null
        : { ...addressFields(billingAddress), entityId: billingAddress.entityId },
    cart: () => (completion === undefined ? cartNode(context, cart, priced.cart) : null),
    shippingConsignments: priced.consignments.map((consignment) =>
      consignmentNode(context, cart.currencyCode, consignment),
    ),
    ...checkoutAmounts(context, cart.currencyCode, priced),
    createdAt: dateTimeExtended(cart.createdAt),
    updatedAt: dateTimeExtended(cart.updatedAt),
    customerMessage,
    coupons: priced.cart.coupons.map((coupon, index) =>
      couponNode(context, cart.currencyCode, coupon, priced.shippingDiscounts[index] ?? 0),
    ),
    giftCertificates: priced.giftCertificates.map((used) =>
      giftCertificateNode(context, cart.currencyCode, used),
    ),
    promotions: [],
    fees: [],
    version: cart.version,
    order: requiring(context, "Customer", () => orderOfCheckout(context, completion)),
  };
}

function orderOfCheckout(context: StorefrontContext, completion: Completion | undefined) {
  const order = context.data.orders.get(completion?.orderEntityId ?? 0);
  return order === undefined ? null : orderNode(context, order);
}

function checkoutAmounts(context: StorefrontContext, currencyCode: string, priced: PricedCheckout) {
  const { cart, shippingCostBeforeDiscount, tax } = priced;
  const discount = sumOf([roundToCents(cart.baseAmount - cart.amount), ...priced.shippingDiscounts]);
  const { name } = context.data.settings.tax;
  return {
    ...inBothCurrencies(context, currencyCode, {
      subtotal: cart.baseAmount,
      shippingCostTotal: priced.shippingCost,
      shippingCostBeforeDiscount,
      comparisonShippingCost: shippingCostBeforeDiscount,
      giftWrappingCostTotal: 0,
      handlingCostTotal: priced.handlingCost,
      taxTotal: tax,
      grandTotal: priced.grandTotal,
      outstandingBalance: priced.outstandingBalance,
      totalDiscount: discount,
      displayDiscountTotal: discount,
      orderBasedAutoDiscountTotal: 0,
      manualDiscountTotal: 0,
    }),
    taxes: tax === 0 ? [] : [{ name, ...inBothCurrencies(context, currencyCode, { amount: tax }) }],
  };
}

const couponTypes: Readonly<Record<CouponType, string>> = {
  percentage_discount: "PERCENTAGE_DISCOUNT",
  per_item_discount: "PER_ITEM_DISCOUNT",
  per_total_discount: "PER_TOTAL_DISCOUNT",
  shipping_discount: "SHIPPING_DISCOUNT",
  free_shipping: "FREE_SHIPPING",
};

function couponNode(
  context: StorefrontContext,
  currencyCode: string,
  { coupon, problem, itemsAmount }: PricedCoupon,
  shippingAmount: number,
) {
  return {
    entityId: coupon.entityId,
    promotionEntityId: coupon.entityId,
    code: coupon.code,
    couponType: couponTypes[coupon.type],
    displayName: coupon.name,
    status: problem === null ? "APPLIED" : "STAGED",
    hasMaxLimitReached: problem === "used_up",
    ...inBothCurrencies(context, currencyCode, { discountedAmount: itemsAmount + shippingAmount }),
  };
}

function giftCertificateNode(
  context: StorefrontContext,
  currencyCode: string,
  { certificate, balance, used }: UsedGiftCertificate,
) {
  return {
    entityId: certificate.entityId,
    code: certificate.code,
    purchaseDate: dateTimeExtended(certificate.purchasedAt),
    ...inBothCurrencies(context, currencyCode, {
      balance,
      used,
      remaining: roundToCents(balance - used),
    }),
  };
}
