import { z } from "zod";

const entityId = z.int().positive();
const amount = z.number().nonnegative();
const timestamp = z.iso.datetime();

export const storedCategorySchema = z.strictObject({
  entityId,
  parentEntityId: entityId.nullable(),
  name: z.string().min(1),
  path: z.string().startsWith("/"),
  description: z.string(),
  imageSlug: z.string().nullable(),
});

export const storedBrandSchema = z.strictObject({
  entityId,
  name: z.string().min(1),
  path: z.string().startsWith("/"),
  searchKeywords: z.array(z.string()),
});

const storedOptionValueSchema = z.strictObject({
  entityId,
  label: z.string().min(1),
  isDefault: z.boolean(),
  /** Set on the values of a swatch option: CSS colours such as `#335544`. */
  hexColors: z.array(z.string()).optional(),
});

const storedOptionSchema = z.strictObject({
  entityId,
  displayName: z.string().min(1),
  /** The form control that BigCommerce suggests: `Swatch`, `RectangleBoxes`, `DropdownList`, `RadioButtons`. */
  displayStyle: z.enum(["Swatch", "RectangleBoxes", "DropdownList", "RadioButtons"]),
  isRequired: z.boolean(),
  values: z.array(storedOptionValueSchema).min(1),
});

const storedVariantSchema = z.strictObject({
  entityId,
  sku: z.string().min(1),
  /** One value id for each option, in the order of the options. */
  optionValueEntityIds: z.array(entityId),
  /** Added to the product's list price and sale price. */
  priceDifference: z.number(),
  /** Units in stock; null if stock is not tracked. */
  stock: z.int().nonnegative().nullable(),
  imageSlug: z.string().nullable(),
});

const storedReviewSchema = z.strictObject({
  entityId,
  author: z.string(),
  title: z.string(),
  text: z.string(),
  rating: z.int().min(1).max(5),
  createdAt: timestamp,
});

const storedAvailabilitySchema = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("Available"), description: z.string() }),
  z.strictObject({ status: z.literal("Unavailable"), description: z.string(), message: z.string() }),
  z.strictObject({
    status: z.literal("Preorder"),
    description: z.string(),
    message: z.string(),
    willBeReleasedAt: timestamp,
  }),
]);

export const storedProductSchema = z.strictObject({
  entityId,
  sku: z.string().min(1),
  name: z.string().min(1),
  path: z.string().startsWith("/"),
  /** HTML, as the control panel's editor stores it. */
  description: z.string(),
  warranty: z.string(),
  condition: z.enum(["NEW", "USED", "REFURBISHED"]),
  listPrice: amount,
  salePrice: amount.nullable(),
  retailPrice: amount.nullable(),
  /** Quantity discounts. */
  bulkPricing: z.array(
    z.strictObject({ minimumQuantity: z.int().min(2), percentOff: z.number().positive() }),
  ),
  weightOunces: amount,
  sizeInches: z.strictObject({ width: amount, height: amount, depth: amount }),
  brandEntityId: entityId.nullable(),
  categoryEntityIds: z.array(entityId).min(1),
  options: z.array(storedOptionSchema),
  /** Every product has at least its base variant. */
  variants: z.array(storedVariantSchema).min(1),
  images: z.array(z.strictObject({ slug: z.string().min(1), altText: z.string() })),
  availability: storedAvailabilitySchema,
  lowStockLevel: z.int().nonnegative(),
  minPurchaseQuantity: z.int().positive().nullable(),
  maxPurchaseQuantity: z.int().positive().nullable(),
  isFeatured: z.boolean(),
  isFreeShipping: z.boolean(),
  unitsSold: z.int().nonnegative(),
  createdAt: timestamp,
  customFields: z.array(z.strictObject({ entityId, name: z.string(), value: z.string() })),
  relatedProductEntityIds: z.array(entityId),
  reviews: z.array(storedReviewSchema),
  searchKeywords: z.array(z.string()),
  metaDescription: z.string(),
});

export type StoredCategory = z.infer<typeof storedCategorySchema>;
export type StoredBrand = z.infer<typeof storedBrandSchema>;
export type StoredOptionValue = z.infer<typeof storedOptionValueSchema>;
export type StoredOption = z.infer<typeof storedOptionSchema>;
export type StoredVariant = z.infer<typeof storedVariantSchema>;
export type StoredReview = z.infer<typeof storedReviewSchema>;
export type StoredAvailability = z.infer<typeof storedAvailabilitySchema>;
export type StoredProduct = z.infer<typeof storedProductSchema>;
