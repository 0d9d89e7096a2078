import { z } from "zod";
import { currencyCodeSchema } from "../input/currency-code.js";

const entityId = z.int().positive();
const amount = z.number().nonnegative();
const timestamp = z.iso.datetime();

/** A price of one variant in one currency. */
const storedPriceRecordSchema = z.object({
  variantEntityId: entityId,
  currencyCode: currencyCodeSchema,
  price: amount,
  salePrice: amount.nullable().default(null),
  retailPrice: amount.nullable().default(null),
  mapPrice: amount.nullable().default(null),
  bulkPricingTiers: z
    .array(
      z.object({
        quantityMin: z.int().positive(),
        quantityMax: z.int().positive().nullable(),
        type: z.enum(["fixed", "price", "percent"]),
        amount,
      }),
    )
    .default([]),
  createdAt: timestamp.default("2026-01-01T00:00:00Z"),
  modifiedAt: timestamp.default("2026-01-01T00:00:00Z"),
});

export const storedPriceListSchema = z.object({
  entityId,
  name: z.string().min(1),
  /** The prices of a list that is not active do not count. */
  active: z.boolean().default(true),
  createdAt: timestamp.default("2026-01-01T00:00:00Z"),
  modifiedAt: timestamp.default("2026-01-01T00:00:00Z"),
  records: z.array(storedPriceRecordSchema).default([]),
});

/** To whom a price list applies: a customer group, a channel, or a group in a channel. */
export const storedPriceListAssignmentSchema = z.object({
  entityId,
  priceListEntityId: entityId,
  /** Null: every customer. */
  customerGroupEntityId: entityId.nullable().default(null),
  /** Null: every channel. */
  channelEntityId: entityId.nullable().default(null),
});

export type StoredPriceRecord = z.infer<typeof storedPriceRecordSchema>;
export type StoredPriceList = z.infer<typeof storedPriceListSchema>;
export type StoredPriceListAssignment = z.infer<typeof storedPriceListAssignmentSchema>;
