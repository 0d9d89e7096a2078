import type { StoredCartLineItem, StoredConsignment } from "./cart.js";
import type { StoredProduct, StoredVariant } from "./catalog/catalog.js";
import type { StoredCoupon } from "./coupon.js";
import type { StoredGiftCertificate } from "./gift-certificate.js";
import type { StoredShippingMethod } from "./settings.js";

/** Why a coupon takes nothing off. */
export type CouponProblem = "unknown" | "expired" | "used_up" | "minimum" | "not_applicable";

/** A line of a cart with its amounts for one shopper. All amounts are in the cart's currency. */
export interface PricedLine {
  readonly line: StoredCartLineItem;
  readonly product: StoredProduct;
  /** At the price that it has with what is chosen of the modifiers. */
  readonly variant: StoredVariant;
  /** Of one unit. */
  readonly price: number;
  /** Of all units, before coupons. */
  readonly extended: number;
  readonly couponAmount: number;
  /** On what is left after coupons. */
  readonly tax: number;
}

export interface PricedCoupon {
  readonly coupon: StoredCoupon;
  readonly problem: CouponProblem | null;
  /** Taken off the lines. */
  readonly itemsAmount: number;
}

export interface PricedCart {
  readonly lines: readonly PricedLine[];
  readonly coupons: readonly PricedCoupon[];
  /** Lines and gift certificates, before coupons. */
  readonly baseAmount: number;
  /** After coupons. */
  readonly amount: number;
}

export interface PricedShippingOption {
  readonly method: StoredShippingMethod;
  readonly isRecommended: boolean;
  readonly cost: number;
  readonly costAfterDiscount: number;
}

export interface PricedConsignment {
  readonly consignment: StoredConsignment;
  readonly options: readonly PricedShippingOption[];
  readonly selected: PricedShippingOption | undefined;
  /** Null until a shipping option is selected, as all costs of the consignment. */
  readonly costBeforeDiscount: number | null;
  readonly cost: number | null;
  readonly handlingCost: number | null;
}

/** A gift certificate that pays for a part of a checkout. */
export interface UsedGiftCertificate {
  readonly certificate: StoredGiftCertificate;
  readonly balance: number;
  readonly used: number;
}

/** A checkout with all its sums, in the cart's currency. */
export interface PricedCheckout {
  readonly cart: PricedCart;
  readonly consignments: readonly PricedConsignment[];
  readonly shippingCostBeforeDiscount: number;
  readonly shippingCost: number;
  /** What each coupon takes off the shipping cost, in the order of the cart's coupons. */
  readonly shippingDiscounts: readonly number[];
  readonly handlingCost: number;
  readonly tax: number;
  /** Items, shipping, handling and tax, after discounts and before gift certificates. */
  readonly grandTotal: number;
  readonly giftCertificates: readonly UsedGiftCertificate[];
  /** What is left to pay. */
  readonly outstandingBalance: number;
}
