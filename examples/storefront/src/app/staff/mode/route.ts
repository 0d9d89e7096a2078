import { z } from "zod";
import { pageBefore } from "@/lib/links";
import { seeOther } from "@/lib/see-other";
import { recordMode } from "@/staff/staff-log";
import { viewAs } from "@/staff/staff-session";
import { staffRoute } from "../staff-route";

const formSchema = z.object({ changes: z.enum(["allow", "refuse"]) });

/** Switches between looking only and changing as well, which the log has, and leads back to the page with the switch. */
export const POST = staffRoute(formSchema, "session", async ({ staff, fields, request }) => {
  if (staff.viewing === null) return seeOther("/staff");
  const allowMutations = fields.changes === "allow";
  await viewAs(staff, { ...staff.viewing, allowMutations });
  const { customerId, reason } = staff.viewing;
  const type = allowMutations ? "changes_allowed" : "changes_refused";
  recordMode({ type, customerId, actor: staff.actor, reason });
  return seeOther(pageBefore(request));
});
