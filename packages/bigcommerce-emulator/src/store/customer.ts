import { z } from "zod";

const entityId = z.int().positive();

export const storedCustomerGroupSchema = z.strictObject({
  entityId,
  name: z.string().min(1),
  /** The group's discount on every product, in percent. */
  percentOff: z.number().min(0).max(100),
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
  company: z.string().nullable(),
  address1: z.string(),
  address2: z.string().nullable(),
  city: z.string(),
  stateOrProvince: z.string().nullable(),
  postalCode: z.string().nullable(),
  countryCode: z.string().length(2),
  phone: z.string().nullable(),
  addressType: z.enum(["RESIDENTIAL", "COMMERCIAL"]),
  formFields: z.array(storedFormFieldValueSchema),
});

export const storedCustomerSchema = z.strictObject({
  entityId,
  email: z.email(),
  /** In plain text: these are test accounts, and the emulator never prints it. */
  password: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  company: z.string(),
  phone: z.string(),
  /** 0: no group. */
  customerGroupId: z.int().nonnegative(),
  taxExemptCategory: z.string(),
  storeCredit: z.number().nonnegative(),
  isSubscribedToNewsletter: z.boolean(),
  attributes: z.array(z.strictObject({ entityId, name: z.string(), value: z.string().nullable() })),
  formFields: z.array(storedFormFieldValueSchema),
  addresses: z.array(storedAddressSchema),
});

export const storedWishlistSchema = z.strictObject({
  entityId,
  customerId: entityId,
  name: z.string(),
  isPublic: z.boolean(),
  /** Whoever has it can read the list, if it is public. */
  token: z.string().min(1),
  items: z.array(
    z.strictObject({ entityId, productEntityId: entityId, variantEntityId: entityId.nullable() }),
  ),
});

export type StoredCustomerGroup = z.infer<typeof storedCustomerGroupSchema>;
export type StoredFormFieldValue = z.infer<typeof storedFormFieldValueSchema>;
export type StoredAddress = z.infer<typeof storedAddressSchema>;
export type StoredCustomer = z.infer<typeof storedCustomerSchema>;
export type StoredWishlist = z.infer<typeof storedWishlistSchema>;
