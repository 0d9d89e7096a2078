import { type CouponType, couponByCode } from "../../../store/coupon.js";
import type { StoredOrder } from "../../../store/order.js";
import type { ManagementCall } from "../protocol/call.js";
import { amount } from "./order-values.js";

/** The place of a type is its number. */
const couponTypes: readonly CouponType[] = [
  "per_item_discount",
  "percentage_discount",
  "per_total_discount",
  "shipping_discount",
  "free_shipping",
];

/** Of a coupon that is deleted nobody knows the type: then it is that of a percentage. */
export function orderCouponJson(
  { data }: ManagementCall,
  order: StoredOrder,
  used: StoredOrder["couponDiscounts"][number],
) {
  const coupon = couponByCode(data.coupons, used.couponCode);
  return {
    id: used.entityId,
    coupon_id: coupon?.entityId ?? 0,
    order_id: order.entityId,
    code: used.couponCode,
    amount: amount(used.amount),
    type: couponTypes.indexOf(coupon?.type ?? "percentage_discount"),
    discount: used.amount,
  };
}
