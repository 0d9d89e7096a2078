import { z } from "zod";

const entityId = z.int().positive();
const amount = z.number().nonnegative();

export const couponTypeSchema = z.enum([
  "percentage_discount",
  "per_item_discount",
  "per_total_discount",
  "shipping_discount",
  "free_shipping",
]);

export const storedCouponSchema = z.object({
  entityId,
  /** What the shopper types. Case does not matter. */
  code: z.string().regex(/^[a-zA-Z0-9_ -]{1,50}$/),
  name: z.string().min(1).max(100),
  type: couponTypeSchema,
  /** In percent or in the store's default currency, by type; 0 for free shipping. */
  amount,
  /** Subtotal from which the coupon counts; 0: from the first cent. */
  minimumPurchase: amount.default(0),
  /** Null: never. */
  expiresAt: z.iso.datetime().nullable().default(null),
  enabled: z.boolean().default(true),
  /** 0: no limit. */
  maxUses: z.int().nonnegative().default(0),
  /** 0: no limit. */
  maxUsesPerCustomer: z.int().nonnegative().default(0),
  uses: z.int().nonnegative().default(0),
  /** Which items the coupon discounts. Category 0 stands for the whole catalogue. */
  appliesTo: z
    .object({ entity: z.enum(["categories", "products"]), entityIds: z.array(z.int().nonnegative()) })
    .default({ entity: "categories", entityIds: [0] }),
  createdAt: z.iso.datetime().default("2026-01-01T00:00:00Z"),
});

export type CouponType = z.infer<typeof couponTypeSchema>;
export type StoredCoupon = z.infer<typeof storedCouponSchema>;

/** The coupon with the code; case does not matter. */
export function couponByCode(
  coupons: ReadonlyMap<number, StoredCoupon>,
  code: string,
): StoredCoupon | undefined {
  const wanted = code.trim().toLowerCase();
  return [...coupons.values()].find((coupon) => coupon.code.trim().toLowerCase() === wanted);
}
