import { z } from "zod";

const hour = z.string().regex(/^\d{2}:\d{2}$/);
const operatingDaySchema = z.strictObject({ open: z.boolean(), opening: hour, closing: hour });

/** A place that has stock: a shop, a warehouse. */
export const storedLocationSchema = z.strictObject({
  entityId: z.int().positive(),
  code: z.string().min(1),
  label: z.string().min(1),
  description: z.string().nullable().default(null),
  typeId: z.string().default("PHYSICAL"),
  address: z.strictObject({
    address1: z.string(),
    address2: z.string().default(""),
    city: z.string(),
    stateOrProvince: z.string(),
    countryCode: z.string().length(2),
    postalCode: z.string(),
    phone: z.string().default(""),
    email: z.string().default(""),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  timeZone: z.string().nullable().default(null),
  /** By the day's name in lower case: `monday`. */
  operatingHours: z.record(z.string(), operatingDaySchema).default({}),
  specialHours: z
    .array(
      z.strictObject({
        label: z.string(),
        open: z.boolean(),
        opening: z.iso.datetime().nullable(),
        closing: z.iso.datetime().nullable(),
      }),
    )
    .default([]),
  /** The share of a variant's stock that is here, from 0 to 1. The shares of all locations make 1. */
  stockShare: z.number().min(0).max(1),
  /** Units of a variant that are here, by the variant's id; in place of the share. */
  stock: z.record(z.string(), z.int().nonnegative()).default({}),
});

export type StoredLocation = z.infer<typeof storedLocationSchema>;
