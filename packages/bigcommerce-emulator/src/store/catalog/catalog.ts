import { z } from "zod";
import { localPathSchema } from "../input/local-path.js";
import { textLimits } from "../input/text-limits.js";
import { managementFieldsSchema } from "../management/management-fields.js";
import { storedModifierSchema } from "./product-modifier.js";

const entityId = z.int().positive();
const amount = z.number().nonnegative();
const timestamp = z.iso.datetime();

/** Default: empty. */
const seoSchema = {
  pageTitle: z.string().optional(),
  metaKeywords: z.array(z.string()).optional(),
};

export const storedCategorySchema = z.strictObject({
  entityId,
  parentEntityId: entityId.nullable().default(null),
  name: z.string().min(1).max(textLimits.categoryName),
  path: localPathSchema,
  description: z.string().default(""),
  imageSlug: z.string().nullable().default(null),
  /** Default true. The storefront does not show what is not visible. */
  isVisible: z.boolean().optional(),
  ...seoSchema,
  metaDescription: z.string().optional(),
  /** Default 0. */
  sortOrder: z.int().optional(),
  managementFields: managementFieldsSchema,
});

export const storedBrandSchema = z.strictObject({
  entityId,
  name: z.string().min(1).max(textLimits.brandName),
  path: localPathSchema,
  searchKeywords: z.array(z.string()).default([]),
  ...seoSchema,
  metaDescription: z.string().optional(),
  managementFields: managementFieldsSchema,
});

export const storedOptionValueSchema = z.strictObject({
  entityId,
  label: z.string().min(1),
  isDefault: z.boolean().default(false),
  /** Set on the values of a swatch option: CSS colours such as `#335544`. */
  hexColors: z.array(z.string()).optional(),
});

export const storedOptionSchema = z.strictObject({
  entityId,
  displayName: z.string().min(1),
  /** The form control that BigCommerce suggests: `Swatch`, `RectangleBoxes`, `DropdownList`, `RadioButtons`. */
  displayStyle: z
    .enum(["Swatch", "RectangleBoxes", "DropdownList", "RadioButtons"])
    .default("RectangleBoxes"),
  isRequired: z.boolean().default(true),
  values: z.array(storedOptionValueSchema).min(1),
});

/** The trade's own numbers; default none. */
const productCodes = {
  upc: z.string().optional(),
  mpn: z.string().optional(),
  gtin: z.string().optional(),
};

export const storedVariantSchema = z.strictObject({
  entityId,
  sku: z.string(),
  /** One value id for each option, in the order of the options. */
  optionValueEntityIds: z.array(entityId).default([]),
  /** Added to the product's list price and sale price. */
  priceDifference: z.number().default(0),
  /** Units in stock; null if stock is not tracked. */
  stock: z.int().nonnegative().nullable().default(null),
  imageSlug: z.string().nullable().default(null),
  ...productCodes,
  /** Of its own; default: the product's, with the difference. */
  salePrice: amount.nullable().optional(),
  retailPrice: amount.nullable().optional(),
  /** Default false. */
  isPurchasingDisabled: z.boolean().optional(),
  managementFields: managementFieldsSchema,
});

const storedReviewSchema = z.strictObject({
  entityId,
  author: z.string().max(textLimits.review.author),
  title: z.string().max(textLimits.review.title).default(""),
  text: z.string().max(textLimits.review.text).default(""),
  rating: z.int().min(1).max(5),
  createdAt: timestamp.default("2026-01-01T00:00:00Z"),
  /** Who wrote it, if a customer. */
  customerId: entityId.optional(),
  /** Of whoever wrote it: shown to nobody but the staff. */
  email: z.string().optional(),
});

/** A review that the storefront does not show. */
const storedHiddenReviewSchema = storedReviewSchema.extend({ status: z.enum(["pending", "disapproved"]) });

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
  sku: z.string(),
  name: z.string().min(1).max(textLimits.productName),
  path: localPathSchema,
  /** HTML, as the control panel's editor stores it. */
  description: z.string().default(""),
  warranty: z.string().default(""),
  /** Null: it is not shown. */
  condition: z.enum(["NEW", "USED", "REFURBISHED"]).nullable().default("NEW"),
  listPrice: amount,
  salePrice: amount.nullable().default(null),
  retailPrice: amount.nullable().default(null),
  /** Quantity discounts. */
  bulkPricing: z
    .array(z.strictObject({ minimumQuantity: z.int().min(2), percentOff: z.number().positive() }))
    .default([]),
  weightOunces: amount.default(0),
  sizeInches: z
    .strictObject({ width: amount, height: amount, depth: amount })
    .default({ width: 0, height: 0, depth: 0 }),
  brandEntityId: entityId.nullable().default(null),
  categoryEntityIds: z.array(entityId).default([]),
  /** The options that make the variants. */
  options: z.array(storedOptionSchema).default([]),
  /** The other options. Default none. */
  modifiers: z.array(storedModifierSchema).optional(),
  /** Every product has at least its base variant. */
  variants: z.array(storedVariantSchema).min(1),
  images: z.array(z.strictObject({ slug: z.string().min(1), altText: z.string() })).default([]),
  availability: storedAvailabilitySchema.default({ status: "Available", description: "" }),
  lowStockLevel: z.int().nonnegative().default(0),
  minPurchaseQuantity: z.int().positive().nullable().default(null),
  maxPurchaseQuantity: z.int().positive().nullable().default(null),
  isFeatured: z.boolean().default(false),
  isFreeShipping: z.boolean().default(false),
  unitsSold: z.int().nonnegative().default(0),
  createdAt: timestamp.default("2026-01-01T00:00:00Z"),
  customFields: z.array(z.strictObject({ entityId, name: z.string(), value: z.string() })).default([]),
  relatedProductEntityIds: z.array(entityId).default([]),
  reviews: z.array(storedReviewSchema).default([]),
  /** Default none. */
  hiddenReviews: z.array(storedHiddenReviewSchema).optional(),
  searchKeywords: z.array(z.string()).default([]),
  metaDescription: z.string().default(""),
  videos: z.array(z.strictObject({ title: z.string(), url: z.string() })).optional(),
  giftWrappingOptions: z
    .array(
      z.strictObject({
        entityId,
        name: z.string(),
        allowComments: z.boolean(),
        previewImageUrl: z.string().nullable(),
      }),
    )
    .optional(),
  /** A hidden price is null. */
  isPriceHidden: z.boolean().optional(),
  ...seoSchema,
  ...productCodes,
  /** Default 0. */
  sortOrder: z.int().optional(),
  /** Minimum advertised price; default none. */
  mapPrice: amount.nullable().optional(),
  /** Default true. The storefront does not show what is not visible. */
  isVisible: z.boolean().optional(),
  /** Default: when it was created. */
  modifiedAt: timestamp.optional(),
  managementFields: managementFieldsSchema,
});

export type StoredCategory = z.infer<typeof storedCategorySchema>;
export type StoredBrand = z.infer<typeof storedBrandSchema>;
export type StoredOptionValue = z.infer<typeof storedOptionValueSchema>;
export type StoredOption = z.infer<typeof storedOptionSchema>;
export type StoredVariant = z.infer<typeof storedVariantSchema>;
export type StoredReview = z.infer<typeof storedReviewSchema>;
export type StoredHiddenReview = z.infer<typeof storedHiddenReviewSchema>;
export type StoredAvailability = z.infer<typeof storedAvailabilitySchema>;
export type StoredProduct = z.infer<typeof storedProductSchema>;
