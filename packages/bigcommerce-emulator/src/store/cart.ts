import { z } from "zod";
import { storedSelectionSchema } from "./catalog/product-modifier.js";
import { giftCertificateThemes, personSchema } from "./gift-certificate.js";
import { currencyCodeSchema } from "./input/currency-code.js";
import { textLimits } from "./input/text-limits.js";

const entityId = z.int().positive();
const text = z.string().nullable();
const textOf = (limit: number) => z.string().max(limit).nullable();

const storedCartLineItemSchema = z.strictObject({
  entityId: z.string().min(1),
  productEntityId: entityId,
  variantEntityId: entityId,
  /** What is chosen of the product's modifiers, in their order. Default none. */
  selections: z.array(storedSelectionSchema).optional(),
  quantity: z.int().positive(),
  /** In the cart's currency, in place of the catalogue's price. */
  listPrice: z.number().nonnegative().optional(),
});

const storedCartGiftCertificateSchema = z.strictObject({
  entityId: z.string().min(1),
  name: z.string().max(textLimits.giftCertificate.name),
  theme: z.enum([...giftCertificateThemes, "NONE"]),
  /** In the cart's currency. */
  amount: z.number().positive(),
  sender: personSchema,
  recipient: personSchema,
  message: textOf(textLimits.giftCertificate.message),
});

const storedCustomFieldSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("checkboxes"), entityId, valueEntityIds: z.array(z.int()) }),
  z.strictObject({ kind: z.literal("date"), entityId, date: z.iso.datetime({ offset: true }) }),
  z.strictObject({ kind: z.literal("multipleChoice"), entityId, valueEntityId: z.int() }),
  z.strictObject({ kind: z.literal("number"), entityId, number: z.number() }),
  z.strictObject({
    kind: z.literal("password"),
    entityId,
    password: z.string().max(textLimits.formField.multilineText),
  }),
  z.strictObject({
    kind: z.literal("text"),
    entityId,
    text: z.string().max(textLimits.formField.multilineText),
  }),
]);

const storedCheckoutAddressSchema = z.strictObject({
  firstName: textOf(textLimits.address.firstName),
  lastName: textOf(textLimits.address.lastName),
  email: textOf(textLimits.address.email),
  company: textOf(textLimits.address.company),
  address1: textOf(textLimits.address.address1),
  address2: textOf(textLimits.address.address2),
  city: textOf(textLimits.address.city),
  stateOrProvince: textOf(textLimits.address.stateOrProvince),
  stateOrProvinceCode: textOf(textLimits.address.stateOrProvinceCode),
  countryCode: z.string().length(2),
  postalCode: textOf(textLimits.address.postalCode),
  phone: textOf(textLimits.address.phone),
  customFields: z.array(storedCustomFieldSchema),
  /** Whether the customer keeps it once the order is placed. */
  shouldSave: z.boolean().default(false),
});

const storedConsignmentSchema = z.strictObject({
  entityId: z.string().min(1),
  address: storedCheckoutAddressSchema,
  lineItems: z.array(z.strictObject({ lineItemEntityId: z.string(), quantity: z.int().positive() })),
  /** Of the shipping method in the store's settings; null until the shopper has chosen. */
  shippingOptionEntityId: text,
});

const storedCheckoutSchema = z.strictObject({
  billingAddress: storedCheckoutAddressSchema.extend({ entityId: z.string().min(1) }).nullable(),
  consignments: z.array(storedConsignmentSchema),
  /** Of coupons and gift certificates of the store, in the order in which they were applied. */
  couponEntityIds: z.array(entityId),
  giftCertificateEntityIds: z.array(entityId),
  customerMessage: textOf(textLimits.orderMessage),
});

export const storedCartSchema = z.strictObject({
  entityId: z.string().min(1),
  /** Null for a guest's cart. */
  customerId: entityId.nullable().default(null),
  /** Default: the store's first channel. */
  channelId: entityId.optional(),
  currencyCode: currencyCodeSchema,
  locale: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.int().positive().default(1),
  lineItems: z.array(storedCartLineItemSchema),
  giftCertificates: z.array(storedCartGiftCertificateSchema).optional(),
  /** What the shopper has filled in at the checkout. */
  checkout: storedCheckoutSchema.optional(),
});

/** A cart. Guest carts have no customer until they are assigned. */
export type StoredCart = z.output<typeof storedCartSchema>;

/** One line of a cart. Its price is worked out for the shopper when it is read. */
export type StoredCartLineItem = z.output<typeof storedCartLineItemSchema>;

/** A gift certificate that a cart would buy. */
export type StoredCartGiftCertificate = z.output<typeof storedCartGiftCertificateSchema>;
export type StoredCustomField = z.output<typeof storedCustomFieldSchema>;
export type StoredCheckoutAddress = z.output<typeof storedCheckoutAddressSchema>;
export type StoredConsignment = z.output<typeof storedConsignmentSchema>;
export type StoredCheckout = z.output<typeof storedCheckoutSchema>;

/** What the shopper has filled in; nothing yet for a cart that was not at the checkout. */
export function checkoutOf(cart: StoredCart): StoredCheckout {
  return (
    cart.checkout ?? {
      billingAddress: null,
      consignments: [],
      couponEntityIds: [],
      giftCertificateEntityIds: [],
      customerMessage: null,
    }
  );
}
