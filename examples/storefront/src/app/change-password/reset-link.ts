import { z } from "zod";
import { entityIdTextSchema } from "@/entity-id";

/** What BigCommerce adds to the path in its e-mail: the customer and the token. */
export const linkSchema = z.object({ c: entityIdTextSchema, t: z.string().min(1).max(500) });
