import { z } from "zod";

const largestEntityId = 2_147_483_647;

/** One of BigCommerce's ids. */
export const entityIdSchema = z.int().positive().max(largestEntityId);

/** What an action is bound to comes back from the browser, and may be anything, whatever its type says. */
export const areEntityIds = (...bound: readonly unknown[]): boolean =>
  bound.every((value) => entityIdSchema.safeParse(value).success);

/** The same as this shop's addresses and forms have it. */
export const entityIdTextSchema = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .pipe(entityIdSchema);
