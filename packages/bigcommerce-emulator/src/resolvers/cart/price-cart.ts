import type { StoredCart, StoredCartLineItem } from "../../store/cart.js";
import { roundToCents, sumOf } from "../../store/money-amount.js";
import type { PricedCart } from "../../store/priced-checkout.js";
import { taxOn } from "../../store/tax.js";
import { unitPrice } from "../catalog/pricing.js";
import { pricedVariant } from "../catalog/product-modifiers.js";
import { variantOf } from "../catalog/product-options.js";
import { amountIn } from "../common/money.js";
import { couponDiscounts, type LineBeforeCoupons, type Shopper } from "./coupon-discounts.js";
import { chosenModifierValues } from "./selected-options.js";

/** A cart's lines and sums for a shopper, in the cart's currency. */
export function priceCart(shopper: Shopper, cart: StoredCart): PricedCart {
  const before = linesBeforeCoupons(shopper, cart);
  const { coupons, amounts } = couponDiscounts(shopper, cart, before);
  const lines = before.map((line, index) => {
    const couponAmount = amounts[index] ?? 0;
    const taxable = roundToCents(line.extended - couponAmount);
    return { ...line, couponAmount, tax: taxOn(shopper.data, shopper.customerId, taxable) };
  });
  const certificates = (cart.giftCertificates ?? []).map(({ amount }) => amount);
  const baseAmount = sumOf([...lines.map(({ extended }) => extended), ...certificates]);
  return { lines, coupons, baseAmount, amount: roundToCents(baseAmount - sumOf(amounts)) };
}

/** The lines of a cart with their prices, without any that the store no longer has the product of. */
export function linesBeforeCoupons(shopper: Shopper, cart: StoredCart): LineBeforeCoupons[] {
  return cart.lineItems.flatMap((line) => pricedLine(shopper, cart, line) ?? []);
}

function pricedLine(
  { data, customerId, channelId }: Shopper,
  cart: StoredCart,
  line: StoredCartLineItem,
): LineBeforeCoupons | undefined {
  const product = data.products.get(line.productEntityId);
  const stored = variantOf(product, line.variantEntityId);
  if (product === undefined || stored === undefined) return undefined;
  const variant = pricedVariant(product, stored, chosenModifierValues(line));
  const price =
    line.listPrice ??
    amountIn(data, unitPrice(data, customerId, product, variant, channelId), cart.currencyCode);
  return { line, product, variant, price, extended: roundToCents(price * line.quantity) };
}
