import { z } from "zod";

export const metafieldOwnerSchema = z.enum([
  "brand",
  "cart",
  "category",
  "channel",
  "customer",
  "location",
  "order",
  "product",
  "store",
  "variant",
]);

export const storedMetafieldSchema = z.strictObject({
  entityId: z.int().positive(),
  owner: metafieldOwnerSchema,
  /** The owner's entity id as a string: a cart's is a UUID. */
  ownerId: z.string().min(1),
  namespace: z.string().min(1).max(64),
  key: z.string().min(1).max(64),
  value: z.string().max(65_535),
  description: z.string().max(255).default(""),
  /** The Storefront API reads only those that end in `sf_access`. */
  permissionSet: z
    .enum(["app_only", "read", "write", "read_and_sf_access", "write_and_sf_access"])
    .default("write_and_sf_access"),
  /** Default: long ago, before any test. */
  createdAt: z.iso.datetime().optional(),
  modifiedAt: z.iso.datetime().optional(),
});

export type MetafieldOwner = z.infer<typeof metafieldOwnerSchema>;
export type StoredMetafield = z.infer<typeof storedMetafieldSchema>;
