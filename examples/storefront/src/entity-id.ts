import { z } from "zod";

const largestEntityId = 2_147_483_647;

/** One of BigCommerce's ids. */
export const entityIdSchema = z.int().positive().max(largestEntityId);

/** The same as this shop's addresses and forms have it. */
export const entityIdTextSchema = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .pipe(entityIdSchema);
