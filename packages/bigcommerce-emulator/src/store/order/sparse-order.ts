import { z } from "zod";
import { currencyCodeSchema } from "../input/currency-code.js";
import { managementFieldsSchema } from "../management/management-fields.js";

const entityId = z.int().positive();
const amount = z.number().nonnegative();
const timestamp = z.iso.datetime();
/** Given by the store if a document has none. */
const ownId = entityId.optional();

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
  /** On one unit, before discounts. Default: as much of the order's taxes as is the line's. */
  unitTax: amount.optional(),
  /** On all units, after discounts. Default: the line's share of the order's taxes. */
  tax: amount.optional(),
  /** What coupons take off the line. Default: the line's share of the order's coupons. */
  couponAmount: amount.optional(),
  productOptions: z
    .array(
      z.strictObject({
        entityId: ownId,
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
  /** Default: the first. */
  consignmentEntityId: entityId.optional(),
  /** Default: all lines of the consignment, whole. */
  items: z.array(z.strictObject({ lineItemEntityId: entityId, quantity: z.int().positive() })).optional(),
  managementFields: managementFieldsSchema,
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
  entityId: ownId,
  paymentMethodId: z.string(),
  paymentMethodName: z.string(),
  amount,
  status: z.enum(["ERROR", "FAILURE", "PENDING", "SUCCESS"]),
  card: z.strictObject({ brand: z.string(), last4: z.string().length(4) }).nullable(),
  giftCertificateCode: z.string().optional(),
});

const storedTaxSchema = z.strictObject({
  entityId: ownId,
  name: z.string(),
  amount,
  /** Default: what the amount is of the lines after discounts. */
  ratePercent: z.number().nonnegative().optional(),
  /** The Management API's name of the class. */
  className: z.string().optional(),
  /** Default: the first. */
  consignmentEntityId: entityId.optional(),
});

const currencySchema = z.strictObject({ code: currencyCodeSchema, exchangeRate: z.number().positive() });

/** An order as a document may give it. */
export const sparseOrderSchema = z.strictObject({
  entityId,
  /** 0: a guest's. */
  customerId: z.int().nonnegative(),
  status: orderStatusSchema,
  orderedAt: timestamp,
  updatedAt: timestamp,
  /** In which the shopper pays: that of all amounts. */
  currencyCode: currencyCodeSchema,
  /** How much of it was one unit of the store's default currency. Default: what it is now. */
  exchangeRate: z.number().positive().optional(),
  /** In which the shopper saw amounts. Default: the one they paid in. */
  displayCurrency: currencySchema.optional(),
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
  couponDiscounts: z.array(z.strictObject({ entityId: ownId, couponCode: z.string(), amount })).default([]),
  taxes: z.array(storedTaxSchema).default([]),
  customerMessage: z.string().nullable().default(null),
  /** The cart that it was placed from. */
  cartEntityId: z.string().optional(),
  /** Default: the store's first channel. */
  channelId: entityId.optional(),
  /** Its units are still in the stock: they leave it when the order is shipped or completed. Default false. */
  isStockWaiting: z.boolean().optional(),
  /** Archived, which BigCommerce's API calls deleted. Default false. */
  isDeleted: z.boolean().optional(),
  staffNotes: z.string().optional(),
  managementFields: managementFieldsSchema,
});

export type OrderStatusValue = z.infer<typeof orderStatusSchema>;
export type SparseOrder = z.output<typeof sparseOrderSchema>;
