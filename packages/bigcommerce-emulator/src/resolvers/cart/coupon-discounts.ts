import { checkoutOf, type StoredCart } from "../../store/cart.js";
import type { StoredCoupon } from "../../store/coupon.js";
import { allocate, roundToCents, sumOf } from "../../store/money-amount.js";
import type { CouponProblem, PricedCoupon, PricedLine } from "../../store/priced-checkout.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoreData } from "../../store/store-data.js";
import { amountIn } from "../common/money.js";

/** Who pays, when, and in which channel: without one, price lists of channels do not count. */
export type Shopper = Pick<StorefrontContext, "data" | "customerId" | "now"> &
  Partial<Pick<StorefrontContext, "channelId">>;

export type LineBeforeCoupons = Omit<PricedLine, "couponAmount" | "tax">;

interface Discounted {
  readonly coupons: readonly PricedCoupon[];
  /** For each line, what all coupons take off it. */
  readonly amounts: readonly number[];
}

/** What the coupons of a cart take off its lines. Each works on what those before it have left. */
export function couponDiscounts(
  shopper: Shopper,
  cart: StoredCart,
  lines: readonly LineBeforeCoupons[],
): Discounted {
  let left = lines.map(({ extended }) => extended);
  const applied = checkoutOf(cart).couponEntityIds.flatMap((id) => shopper.data.coupons.get(id) ?? []);
  const coupons = applied.map((coupon): PricedCoupon => {
    const problem = couponProblem(shopper, cart, lines, coupon);
    const amounts = problem === null ? itemDiscounts(shopper.data, cart, coupon, lines, left) : [];
    left = left.map((amount, index) => roundToCents(amount - (amounts[index] ?? 0)));
    return { coupon, problem, itemsAmount: sumOf(amounts) };
  });
  const amounts = lines.map(({ extended }, index) => roundToCents(extended - (left[index] ?? 0)));
  return { coupons, amounts };
}

/** Why a coupon takes nothing off a cart; null if it does. */
export function couponProblem(
  { data, customerId, now }: Shopper,
  cart: StoredCart,
  lines: readonly LineBeforeCoupons[],
  coupon: StoredCoupon,
): CouponProblem | null {
  const { maxUses, maxUsesPerCustomer, expiresAt, minimumPurchase } = coupon;
  if (!coupon.enabled) return "unknown";
  if (expiresAt !== null && Date.parse(expiresAt) <= now().getTime()) return "expired";
  const byCustomer = usesBy(data, customerId, coupon.code);
  if (maxUses > 0 && coupon.uses >= maxUses) return "used_up";
  if (maxUsesPerCustomer > 0 && byCustomer >= maxUsesPerCustomer) return "used_up";
  const subtotal = sumOf(lines.map(({ extended }) => extended));
  if (subtotal < amountIn(data, minimumPurchase, cart.currencyCode)) return "minimum";
  return lines.some((line) => isEligible(coupon, line)) ? null : "not_applicable";
}

function usesBy({ orders }: StoreData, customerId: number | null, code: string): number {
  if (customerId === null) return 0;
  return [...orders.values()].filter(
    (order) =>
      order.customerId === customerId && order.couponDiscounts.some(({ couponCode }) => couponCode === code),
  ).length;
}

function isEligible({ appliesTo }: StoredCoupon, { product }: LineBeforeCoupons): boolean {
  const { entity, entityIds } = appliesTo;
  if (entity === "products") return entityIds.includes(product.entityId);
  return entityIds.includes(0) || product.categoryEntityIds.some((id) => entityIds.includes(id));
}

/** What one coupon takes off each line, never more than is left of it. */
function itemDiscounts(
  data: StoreData,
  cart: StoredCart,
  coupon: StoredCoupon,
  lines: readonly LineBeforeCoupons[],
  left: readonly number[],
): number[] {
  const open = lines.map((line, index) => (isEligible(coupon, line) ? (left[index] ?? 0) : 0));
  switch (coupon.type) {
    case "percentage_discount":
      return open.map((amount) => roundToCents((amount * Math.min(coupon.amount, 100)) / 100));
    case "per_item_discount": {
      const each = amountIn(data, coupon.amount, cart.currencyCode);
      return open.map((amount, index) =>
        Math.min(amount, roundToCents(each * (lines[index]?.line.quantity ?? 0))),
      );
    }
    case "per_total_discount":
      return allocate(amountIn(data, coupon.amount, cart.currencyCode), open);
    case "shipping_discount":
    case "free_shipping":
      return open.map(() => 0);
  }
}
