import type { StoredConsignment } from "../../store/cart.js";
import { roundToCents, sumOf } from "../../store/money-amount.js";
import type { PricedCart, PricedCoupon, PricedLine } from "../../store/priced-checkout.js";
import type { StoredShippingMethod } from "../../store/settings.js";
import type { StoreData } from "../../store/store-data.js";
import { amountIn } from "../common/money.js";

/** The ways to ship to a country. */
export function shippingMethodsTo({ settings }: StoreData, countryCode: string): StoredShippingMethod[] {
  const { methods } = settings.shipping;
  const named = methods.filter(({ countryCodes }) => countryCodes?.includes(countryCode));
  return named.length > 0 ? named : methods.filter(({ countryCodes }) => countryCodes === null);
}

/** What a method costs for a consignment, before discounts. */
export function shippingCost(
  data: StoreData,
  currencyCode: string,
  method: StoredShippingMethod,
  { lineItems }: StoredConsignment,
  cart: PricedCart,
): number {
  const shipped = lineItems.flatMap((item) => shippedLine(cart, item));
  const value = sumOf(shipped.map(({ priced, quantity }) => priced.price * quantity));
  const { freeFrom } = method;
  const isFree =
    (freeFrom !== null && value >= amountIn(data, freeFrom, currencyCode)) ||
    (shipped.length > 0 && shipped.every(({ priced }) => priced.product.isFreeShipping));
  return isFree ? 0 : amountIn(data, method.cost, currencyCode);
}

function shippedLine(
  { lines }: PricedCart,
  { lineItemEntityId, quantity }: StoredConsignment["lineItems"][number],
): { priced: PricedLine; quantity: number }[] {
  const priced = lines.find(({ line }) => line.entityId === lineItemEntityId);
  return priced === undefined ? [] : [{ priced, quantity }];
}

/** What a coupon takes off a shipping cost. */
export function shippingDiscount(
  data: StoreData,
  currencyCode: string,
  { coupon, problem }: PricedCoupon,
  cost: number,
): number {
  if (problem !== null) return 0;
  if (coupon.type === "free_shipping") return cost;
  if (coupon.type !== "shipping_discount") return 0;
  return Math.min(cost, amountIn(data, coupon.amount, currencyCode));
}

/** A shipping cost after all coupons. */
export function discountedShippingCost(
  data: StoreData,
  currencyCode: string,
  coupons: readonly PricedCoupon[],
  cost: number,
): number {
  return coupons.reduce(
    (left, coupon) => roundToCents(left - shippingDiscount(data, currencyCode, coupon, left)),
    cost,
  );
}
