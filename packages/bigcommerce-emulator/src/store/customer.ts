import { z } from "zod";
import { textLimits } from "./input/text-limits.js";
import { managementFieldsSchema } from "./management/management-fields.js";

const entityId = z.int().positive();
const { address, customer, formField } = textLimits;
const text = (limit: number) => z.string().max(limit);
const optionalText = (limit: number) => text(limit).nullable().default(null);
const fieldName = text(formField.name);
const emailSchema = z.email().max(textLimits.email);

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
    name: fieldName,
    valueEntityIds: z.array(z.int()),
    values: z.array(text(formField.multilineText)),
  }),
  z.strictObject({ kind: z.literal("date"), entityId, name: fieldName, date: z.iso.datetime() }),
  z.strictObject({
    kind: z.literal("multipleChoice"),
    entityId,
    name: fieldName,
    valueEntityId: z.int(),
    value: text(formField.multilineText),
  }),
  z.strictObject({
    kind: z.literal("multilineText"),
    entityId,
    name: fieldName,
    multilineText: text(formField.multilineText),
  }),
  z.strictObject({ kind: z.literal("number"), entityId, name: fieldName, number: z.number() }),
  z.strictObject({
    kind: z.literal("password"),
    entityId,
    name: fieldName,
    password: text(formField.multilineText),
  }),
  z.strictObject({ kind: z.literal("text"), entityId, name: fieldName, text: text(formField.multilineText) }),
]);

const storedAddressSchema = z.strictObject({
  entityId,
  firstName: text(address.firstName),
  lastName: text(address.lastName),
  company: optionalText(address.company),
  address1: text(address.address1),
  address2: optionalText(address.address2),
  city: text(address.city),
  stateOrProvince: optionalText(address.stateOrProvince),
  postalCode: optionalText(address.postalCode),
  countryCode: z.string().length(2),
  phone: optionalText(address.phone),
  addressType: z.enum(["RESIDENTIAL", "COMMERCIAL"]).default("RESIDENTIAL"),
  formFields: z.array(storedFormFieldValueSchema).default([]),
});

export const storedCustomerSchema = z.strictObject({
  entityId,
  email: emailSchema,
  /** In plain text: these are test accounts, which only a snapshot of the store shows. */
  password: text(textLimits.password).default("emulator"),
  firstName: text(customer.firstName).default(""),
  lastName: text(customer.lastName).default(""),
  company: text(customer.company).default(""),
  phone: text(customer.phone).default(""),
  /** 0: no group. */
  customerGroupId: z.int().nonnegative().default(0),
  taxExemptCategory: text(textLimits.taxExemptCategory).default(""),
  storeCredit: z.number().nonnegative().default(0),
  isSubscribedToNewsletter: z.boolean().default(false),
  attributes: z
    .array(
      z.strictObject({
        entityId,
        name: text(textLimits.attribute),
        value: text(textLimits.attribute).nullable(),
      }),
    )
    .default([]),
  formFields: z.array(storedFormFieldValueSchema).default([]),
  addresses: z.array(storedAddressSchema).default([]),
  /** Default: long ago, before any test. */
  createdAt: z.iso.datetime().optional(),
  modifiedAt: z.iso.datetime().optional(),
  /** Of the staff, not of the customer. */
  notes: text(textLimits.notes).optional(),
  managementFields: managementFieldsSchema,
});

/** What the staff may note of each customer. */
export const storedCustomerAttributeSchema = z.strictObject({
  entityId,
  name: z.string().min(1),
  type: z.enum(["string", "number", "date"]).default("string"),
  createdAt: z.iso.datetime().optional(),
  modifiedAt: z.iso.datetime().optional(),
});

export const storedWishlistSchema = z.strictObject({
  entityId,
  customerId: entityId,
  name: text(textLimits.wishlistName),
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
  email: emailSchema,
  firstName: text(textLimits.subscriberName).default(""),
  lastName: text(textLimits.subscriberName).default(""),
});

export type StoredDiscountRule = z.infer<typeof storedDiscountRuleSchema>;
export type StoredCustomerGroup = z.infer<typeof storedCustomerGroupSchema>;
export type StoredFormFieldValue = z.infer<typeof storedFormFieldValueSchema>;
export type StoredAddress = z.infer<typeof storedAddressSchema>;
export type StoredCustomer = z.infer<typeof storedCustomerSchema>;
export type StoredCustomerAttribute = z.infer<typeof storedCustomerAttributeSchema>;
export type StoredWishlist = z.infer<typeof storedWishlistSchema>;
