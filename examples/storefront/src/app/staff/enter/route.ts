import { z } from "zod";
import { forgetCarts } from "@/cart/cart-cookie";
import { entityIdSchema } from "@/entity-id";
import { currentStoreHash } from "@/environment";
import { forgetPages, seeOther } from "@/lib/see-other";
import { viewAs } from "@/staff/staff-session";
import { findCustomer } from "../find-customer";
import { keptEntry } from "../kept-entry";
import { staffHref } from "../staff-problem";
import { staffRoute } from "../staff-route";

const formSchema = z.object({
  customer: z.coerce.number().pipe(entityIdSchema),
  reason: z.string().trim().min(1).max(200),
});

/** Queries the customer once more, with the reason: that request is the entry in the audit trail. */
export const POST = staffRoute(formSchema, "reason", async ({ staff, fields }) => {
  const { customer: customerId, reason } = fields;
  const customer = await findCustomer("enter", customerId, { actor: staff.actor, reason });
  if (typeof customer === "string") return seeOther(staffHref(customer, customerId));
  const viewing = {
    customerId,
    storeHash: currentStoreHash(),
    name: `${customer.firstName} ${customer.lastName}`,
    email: customer.email,
    reason,
    allowMutations: false,
  };
  await viewAs(staff, viewing);
  await keptEntry.clear();
  // A cart that was filled in this browser is not the customer's.
  await forgetCarts();
  return seeOther("/account", forgetPages);
});
