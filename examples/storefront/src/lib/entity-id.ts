import { z } from "zod";

const largestEntityId = 2_147_483_647;

/** An id of BigCommerce's as an address of this shop holds it. */
export const entityIdSchema = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .refine((id) => id <= largestEntityId);
