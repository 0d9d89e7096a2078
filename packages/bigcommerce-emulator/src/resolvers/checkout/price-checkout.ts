import { checkoutOf, type StoredCart, type StoredConsignment } from "../../store/cart.js";
import { statusAt } from "../../store/gift-certificate.js";
import { allocate, roundToCents, sumOf } from "../../store/money-amount.js";
import type {
  PricedCart,
  PricedCheckout,
  PricedConsignment,
  UsedGiftCertificate,
} from "../../store/priced-checkout.js";
import type { StoreData } from "../../store/store-data.js";
import type { Shopper } from "../cart/coupon-discounts.js";
import { priceCart } from "../cart/price-cart.js";
import { amountIn } from "../common/money.js";
import { currentConsignments } from "./consignments.js";
import {
  discountedShippingCost,
  shippingCost,
  shippingDiscount,
  shippingMethodsTo,
} from "./shipping-options.js";

/** All sums of a checkout, for a shopper. */
export function priceCheckout(shopper: Shopper, stored: StoredCart): PricedCheckout {
  const { data } = shopper;
  const cart = priceCart(shopper, stored);
  const before = currentConsignments(stored).map((consignment) =>
    beforeDiscounts(data, stored.currencyCode, consignment, cart),
  );
  const shippingCostBeforeDiscount = sumOf(before.map(({ costBeforeDiscount }) => costBeforeDiscount ?? 0));
  const shippingDiscounts = discountsOf(data, stored.currencyCode, cart, shippingCostBeforeDiscount);
  const consignments = afterDiscounts(before, sumOf(shippingDiscounts));
  const cost = sumOf(consignments.map((consignment) => consignment.cost ?? 0));
  const handlingCost = sumOf(consignments.map((consignment) => consignment.handlingCost ?? 0));
  const tax = sumOf(cart.lines.map((line) => line.tax));
  const grandTotal = sumOf([cart.amount, cost, handlingCost, tax]);
  const giftCertificates = usedGiftCertificates(shopper, stored, grandTotal);
  const paid = sumOf(giftCertificates.map(({ used }) => used));
  return {
    cart,
    consignments,
    shippingCostBeforeDiscount,
    shippingCost: cost,
    shippingDiscounts,
    handlingCost,
    tax,
    grandTotal,
    giftCertificates,
    outstandingBalance: roundToCents(grandTotal - paid),
  };
}

function beforeDiscounts(
  data: StoreData,
  currencyCode: string,
  consignment: StoredConsignment,
  cart: PricedCart,
): PricedConsignment {
  const options = shippingMethodsTo(data, consignment.address.countryCode).map((method, index) => {
    const cost = shippingCost(data, currencyCode, method, consignment, cart);
    const costAfterDiscount = discountedShippingCost(data, currencyCode, cart.coupons, cost);
    return { method, isRecommended: index === 0, cost, costAfterDiscount };
  });
  const selected = options.find(({ method }) => method.entityId === consignment.shippingOptionEntityId);
  const cost = selected?.cost ?? null;
  const handlingCost =
    selected === undefined ? null : amountIn(data, data.settings.shipping.handlingCost, currencyCode);
  return { consignment, options, selected, costBeforeDiscount: cost, cost, handlingCost };
}

/** What each coupon takes off the whole shipping cost. */
function discountsOf(data: StoreData, currencyCode: string, cart: PricedCart, whole: number): number[] {
  let left = whole;
  return cart.coupons.map((coupon) => {
    const discount = shippingDiscount(data, currencyCode, coupon, left);
    left = roundToCents(left - discount);
    return discount;
  });
}

function afterDiscounts(consignments: readonly PricedConsignment[], discount: number): PricedConsignment[] {
  const costs = consignments.map(({ costBeforeDiscount }) => costBeforeDiscount ?? 0);
  const parts = allocate(discount, costs);
  return consignments.map((consignment, index) => {
    const { cost } = consignment;
    return { ...consignment, cost: cost === null ? null : roundToCents(cost - (parts[index] ?? 0)) };
  });
}

/** Each pays as much as it can of what those before it have left. */
function usedGiftCertificates({ data, now }: Shopper, cart: StoredCart, due: number): UsedGiftCertificate[] {
  let left = due;
  return checkoutOf(cart).giftCertificateEntityIds.flatMap((id) => {
    const certificate = data.giftCertificates.get(id);
    if (certificate === undefined) return [];
    const isGood =
      statusAt(certificate, now()) === "ACTIVE" && certificate.currencyCode === cart.currencyCode;
    const { balance } = certificate;
    const used = isGood ? Math.min(balance, left) : 0;
    left = roundToCents(left - used);
    return [{ certificate, balance, used }];
  });
}
