import { z } from "zod";
import { pageBefore } from "@/lib/links";
import { seeOther } from "@/lib/see-other";
import { viewAs } from "@/staff/staff-session";
import { staffRoute } from "../staff-route";

const formSchema = z.object({ changes: z.enum(["allow", "refuse"]) });

/** Switches between looking only and changing as well, and leads back to the page with the switch. */
export const POST = staffRoute(formSchema, "session", async ({ staff, fields, request }) => {
  if (staff.viewing === null) return seeOther("/staff");
  const viewing = { ...staff.viewing, allowMutations: fields.changes === "allow" };
  await viewAs(staff, viewing);
  return seeOther(pageBefore(request));
});
