import { z } from "zod";
import { managementFieldsSchema } from "./management/management-fields.js";

const entityId = z.int().positive();

const storedDiscountRuleSchema = z.strictObject({
  type: z.enum(["all", "category", "product"]),
  /** Of the category or the product; null for all products. */
  entityId: entityId.nullable(),
  /** `percent` and `price` take off a share or an amount, `fixed` is the new price. */
  method: z.enum(["percent", "fixed", "price"]),
  amount: z.number().nonnegative(),
});

export const storedCustomerGroupSchema = z.strictObject({
  entityId,
  name: z.string().min(1),
  /** The group's discount on every product, in percent. */
  percentOff: z.number().min(0).max(100).default(0),
  /** Discounts on a category or a product. Of several, that on the product counts, then that on a category. */
  discountRules: z.array(storedDiscountRuleSchema).optional(),
  /** Whether new customers join it. Default false. */
  isDefault: z.boolean().optional(),
  /** Whether it is the group of everybody who is not signed in. Default false. */
  isForGuests: z.boolean().optional(),
  createdAt: z.iso.datetime().optional(),
  modifiedAt: z.iso.datetime().optional(),
  managementFields: managementFieldsSchema,
});

const storedFormFieldValueSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("checkboxes"),
    entityId,
    name: z.string(),
    valueEntityIds: z.array(z.int()),
    values: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal("date"), entityId, name: z.string(), date: z.iso.datetime() }),
  z.strictObject({
    kind: z.literal("multipleChoice"),
    entityId,
    name: z.string(),
    valueEntityId: z.int(),
    value: z.string(),
  }),
  z.strictObject({ kind: z.literal("multilineText"), entityId, name: z.string(), multilineText: z.string() }),
  z.strictObject({ kind: z.literal("number"), entityId, name: z.string(), number: z.number() }),
  z.strictObject({ kind: z.literal("password"), entityId, name: z.string(), password: z.string() }),
  z.strictObject({ kind: z.literal("text"), entityId, name: z.string(), text: z.string() }),
]);

const storedAddressSchema = z.strictObject({
  entityId,
  firstName: z.string(),
  lastName: z.string(),
  company: z.string().nullable().default(null),
  address1: z.string(),
  address2: z.string().nullable().default(null),
  city: z.string(),
  stateOrProvince: z.string().nullable().default(null),
  postalCode: z.string().nullable().default(null),
  countryCode: z.string().length(2),
  phone: z.string().nullable().default(null),
  addressType: z.enum(["RESIDENTIAL", "COMMERCIAL"]).default("RESIDENTIAL"),
  formFields: z.array(storedFormFieldValueSchema).default([]),
});

export const storedCustomerSchema = z.strictObject({
  entityId,
  email: z.email(),
  /** In plain text: these are test accounts, which only a snapshot of the store shows. */
  password: z.string().default("emulator"),
  firstName: z.string().default(""),
  lastName: z.string().default(""),
  company: z.string().default(""),
  phone: z.string().default(""),
  /** 0: no group. */
  customerGroupId: z.int().nonnegative().default(0),
  taxExemptCategory: z.string().default(""),
  storeCredit: z.number().nonnegative().default(0),
  isSubscribedToNewsletter: z.boolean().default(false),
  attributes: z
    .array(z.strictObject({ entityId, name: z.string(), value: z.string().nullable() }))
    .default([]),
  formFields: z.array(storedFormFieldValueSchema).default([]),
  addresses: z.array(storedAddressSchema).default([]),
  /** Default: long ago, before any test. */
  createdAt: z.iso.datetime().optional(),
  modifiedAt: z.iso.datetime().optional(),
  /** Of the staff, not of the customer. */
  notes: z.string().optional(),
  managementFields: managementFieldsSchema,
});

export const storedWishlistSchema = z.strictObject({
  entityId,
  customerId: entityId,
  name: z.string(),
  isPublic: z.boolean().default(false),
  /** Whoever has it can read the list, if it is public. */
  token: z.string().min(1),
  items: z
    .array(z.strictObject({ entityId, productEntityId: entityId, variantEntityId: entityId.nullable() }))
    .default([]),
});

/** Who gets the newsletter without being a customer, or besides. */
export const storedSubscriberSchema = z.strictObject({
  entityId,
  /** In lower case. */
  email: z.email(),
  firstName: z.string().default(""),
  lastName: z.string().default(""),
});

export type StoredDiscountRule = z.infer<typeof storedDiscountRuleSchema>;
export type StoredCustomerGroup = z.infer<typeof storedCustomerGroupSchema>;
export type StoredFormFieldValue = z.infer<typeof storedFormFieldValueSchema>;
export type StoredAddress = z.infer<typeof storedAddressSchema>;
export type StoredCustomer = z.infer<typeof storedCustomerSchema>;
export type StoredWishlist = z.infer<typeof storedWishlistSchema>;
