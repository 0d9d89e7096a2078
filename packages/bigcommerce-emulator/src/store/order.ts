import { z } from "zod";
import { managementFieldsSchema } from "./management/management-fields.js";

const entityId = z.int().positive();
const amount = z.number().nonnegative();
const timestamp = z.iso.datetime();

export const orderStatusSchema = z.enum([
  "AWAITING_FULFILLMENT",
  "AWAITING_PAYMENT",
  "AWAITING_PICKUP",
  "AWAITING_SHIPMENT",
  "CANCELLED",
  "COMPLETED",
  "DECLINED",
  "DISPUTED",
  "INCOMPLETE",
  "MANUAL_VERIFICATION_REQUIRED",
  "PARTIALLY_REFUNDED",
  "PARTIALLY_SHIPPED",
  "PENDING",
  "REFUNDED",
  "SHIPPED",
]);

const storedOrderAddressSchema = z.strictObject({
  firstName: z.string(),
  lastName: z.string(),
  company: z.string().nullable().default(null),
  address1: z.string(),
  address2: z.string().nullable().default(null),
  city: z.string(),
  stateOrProvince: z.string().nullable().default(null),
  stateOrProvinceCode: z.string().nullable().default(null),
  country: z.string(),
  countryCode: z.string().length(2),
  postalCode: z.string(),
  phone: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
});

const storedOrderLineItemSchema = z.strictObject({
  entityId,
  /** 0: of no product of the catalogue. */
  productEntityId: z.int().nonnegative(),
  variantEntityId: entityId.nullable(),
  name: z.string(),
  sku: z.string(),
  brand: z.string().nullable().default(null),
  quantity: z.int().positive(),
  refundedQuantity: z.int().nonnegative().default(0),
  /** Prices of one unit, at the time of the order. */
  listPrice: amount,
  salePrice: amount,
  productOptions: z
    .array(
      z.strictObject({
        name: z.string(),
        value: z.string(),
        /** The id of the option. */
        productAttributeEntityId: entityId.nullable().optional(),
        productAttributeValueEntityId: entityId.nullable().optional(),
      }),
    )
    .default([]),
  imageSlug: z.string().nullable().default(null),
});

const storedShipmentSchema = z.strictObject({
  entityId,
  shippedAt: timestamp,
  shippingProviderName: z.string(),
  shippingMethodName: z.string(),
  trackingNumber: z.string().nullable(),
  trackingUrl: z.string().nullable(),
});

const storedOrderConsignmentSchema = z.strictObject({
  entityId,
  shippingAddress: storedOrderAddressSchema,
  shippingMethodName: z.string(),
  shippingCost: amount,
  shippingCostBeforeDiscount: amount,
  handlingCost: amount,
  lineItems: z.array(z.strictObject({ lineItemEntityId: entityId, quantity: z.int().positive() })),
});

const storedPaymentSchema = z.strictObject({
  paymentMethodId: z.string(),
  paymentMethodName: z.string(),
  amount,
  status: z.enum(["ERROR", "FAILURE", "PENDING", "SUCCESS"]),
  card: z.strictObject({ brand: z.string(), last4: z.string().length(4) }).nullable(),
  giftCertificateCode: z.string().optional(),
});

export const storedOrderSchema = z.strictObject({
  entityId,
  /** 0: a guest's. */
  customerId: z.int().nonnegative(),
  status: orderStatusSchema,
  orderedAt: timestamp,
  updatedAt: timestamp,
  currencyCode: z.string().length(3),
  billingAddress: storedOrderAddressSchema,
  shippingAddress: storedOrderAddressSchema,
  lineItems: z.array(storedOrderLineItemSchema),
  /** Gift certificates that were bought. */
  giftCertificates: z
    .array(z.strictObject({ entityId, name: z.string(), amount, recipientEmail: z.string() }))
    .optional(),
  /** Default: everything ships in one, to the shipping address. */
  consignments: z.array(storedOrderConsignmentSchema).optional(),
  shipments: z.array(storedShipmentSchema).default([]),
  payments: z.array(storedPaymentSchema).default([]),
  shippingCost: amount.default(0),
  handlingCost: amount.default(0),
  nonCouponDiscount: amount.default(0),
  couponDiscounts: z.array(z.strictObject({ couponCode: z.string(), amount })).default([]),
  taxes: z.array(z.strictObject({ name: z.string(), amount })).default([]),
  customerMessage: z.string().nullable().default(null),
  /** The cart that it was placed from. */
  cartEntityId: z.string().optional(),
  /** Default: the store's first channel. */
  channelId: entityId.optional(),
  /** Archived, which BigCommerce's API calls deleted. Default false. */
  isDeleted: z.boolean().optional(),
  staffNotes: z.string().optional(),
  managementFields: managementFieldsSchema,
});

export type OrderStatusValue = z.infer<typeof orderStatusSchema>;
export type StoredOrderAddress = z.infer<typeof storedOrderAddressSchema>;
export type StoredOrderLineItem = z.infer<typeof storedOrderLineItemSchema>;
export type StoredShipment = z.infer<typeof storedShipmentSchema>;
export type StoredOrderConsignment = z.infer<typeof storedOrderConsignmentSchema>;
export type StoredPayment = z.infer<typeof storedPaymentSchema>;
export type StoredOrder = z.infer<typeof storedOrderSchema>;
