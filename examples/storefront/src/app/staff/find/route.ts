import { z } from "zod";
import { entityIdSchema } from "@/entity-id";
import { seeOther } from "@/lib/see-other";
import { staffRoute } from "../staff-route";

const formSchema = z.object({ customer: z.coerce.number().pipe(entityIdSchema) });

/** Leads to the customer at the desk. The address names no member of staff, whom the form does. */
export const POST = staffRoute(formSchema, "unknown", async ({ fields }) =>
  seeOther(`/staff?customer=${fields.customer}`),
);
