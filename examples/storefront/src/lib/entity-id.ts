import { z } from "zod";

const largestEntityId = 2_147_483_647;

/** One of BigCommerce's ids, as this shop's addresses have it. */
export const entityIdSchema = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .refine((id) => id <= largestEntityId);
