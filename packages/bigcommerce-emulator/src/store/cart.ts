import { z } from "zod";

const entityId = z.int().positive();

const storedCartLineItemSchema = z.strictObject({
  entityId: z.string().min(1),
  productEntityId: entityId,
  variantEntityId: entityId,
  quantity: z.int().positive(),
});

export const storedCartSchema = z.strictObject({
  entityId: z.string().min(1),
  /** Null for a guest's cart. */
  customerId: entityId.nullable().default(null),
  currencyCode: z.string().length(3),
  locale: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.int().positive().default(1),
  lineItems: z.array(storedCartLineItemSchema),
});

/** A cart. Guest carts have no customer until they are assigned. */
export type StoredCart = z.output<typeof storedCartSchema>;

/** One line of a cart. Its price is worked out for the shopper when it is read. */
export type StoredCartLineItem = z.output<typeof storedCartLineItemSchema>;
