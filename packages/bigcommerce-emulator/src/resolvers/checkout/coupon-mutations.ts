import type { TextId } from "../../behaviour/ledger.js";
import { checkoutOf } from "../../store/cart.js";
import { couponByCode } from "../../store/coupon.js";
import { giftCertificateByCode, statusAt } from "../../store/gift-certificate.js";
import type { CouponProblem } from "../../store/priced-checkout.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { couponProblem } from "../cart/coupon-discounts.js";
import { linesBeforeCoupons } from "../cart/price-cart.js";
import { refusal } from "../common/refusal.js";
import { type CheckoutInput, currentCheckout, withChanges } from "./checkout-access.js";

interface CouponInput extends CheckoutInput {
  readonly data: { readonly couponCode: string };
}

interface GiftCertificateInput extends CheckoutInput {
  readonly data: { readonly giftCertificateCode: string };
}

export const couponTexts = {
  unknown: "coupon.unknown",
  expired: "coupon.expired",
  used_up: "coupon.used_up",
  minimum: "coupon.minimum",
  not_applicable: "coupon.not_applicable",
} as const satisfies Readonly<Record<CouponProblem, TextId>>;

/** A coupon that is applied already stays as it is. */
export function applyCheckoutCoupon(context: StorefrontContext, input: CouponInput) {
  const cart = currentCheckout(context, input);
  const { couponCode } = input.data;
  const coupon = couponByCode(context.data.coupons, couponCode);
  const problem =
    coupon === undefined
      ? "unknown"
      : couponProblem(context, cart, linesBeforeCoupons(context, cart), coupon);
  if (coupon === undefined || problem !== null)
    throw refusal(context, couponTexts[problem ?? "unknown"], { couponCode });
  const { couponEntityIds } = checkoutOf(cart);
  return withChanges(context, cart, { couponEntityIds: [...new Set([...couponEntityIds, coupon.entityId])] });
}

export function unapplyCheckoutCoupon(context: StorefrontContext, input: CouponInput) {
  const cart = currentCheckout(context, input);
  const { couponCode } = input.data;
  const coupon = couponByCode(context.data.coupons, couponCode);
  const { couponEntityIds } = checkoutOf(cart);
  if (coupon === undefined || !couponEntityIds.includes(coupon.entityId))
    throw refusal(context, "coupon.not_applied", { couponCode });
  return withChanges(context, cart, {
    couponEntityIds: couponEntityIds.filter((id) => id !== coupon.entityId),
  });
}

export function applyCheckoutGiftCertificate(context: StorefrontContext, input: GiftCertificateInput) {
  const cart = currentCheckout(context, input);
  const code = input.data.giftCertificateCode;
  const certificate = giftCertificateByCode(context.data.giftCertificates, code);
  if (certificate === undefined) throw refusal(context, "gift_certificate.unknown", { code });
  const status = statusAt(certificate, context.now());
  if (status === "EXPIRED") throw refusal(context, "gift_certificate.expired", { code });
  if (status !== "ACTIVE") throw refusal(context, "gift_certificate.unknown", { code });
  if (certificate.balance === 0) throw refusal(context, "gift_certificate.spent", { code });
  const { currencyCode } = certificate;
  if (currencyCode !== cart.currencyCode)
    throw refusal(context, "gift_certificate.currency", { code, currencyCode });
  const { giftCertificateEntityIds } = checkoutOf(cart);
  const ids = [...new Set([...giftCertificateEntityIds, certificate.entityId])];
  return withChanges(context, cart, { giftCertificateEntityIds: ids });
}

export function unapplyCheckoutGiftCertificate(context: StorefrontContext, input: GiftCertificateInput) {
  const cart = currentCheckout(context, input);
  const code = input.data.giftCertificateCode;
  const certificate = giftCertificateByCode(context.data.giftCertificates, code);
  const { giftCertificateEntityIds } = checkoutOf(cart);
  if (certificate === undefined || !giftCertificateEntityIds.includes(certificate.entityId))
    throw refusal(context, "gift_certificate.not_applied", { code });
  return withChanges(context, cart, {
    giftCertificateEntityIds: giftCertificateEntityIds.filter((id) => id !== certificate.entityId),
  });
}
