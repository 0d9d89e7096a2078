import { z } from "zod";
import { seeOther } from "@/lib/see-other";
import { leaveCustomer } from "@/lib/staff-session";
import { forgetPages, staffRoute } from "../staff-route";

export const POST = staffRoute(z.object({}), "session", async ({ request }) => {
  await leaveCustomer(request);
  return seeOther("/staff", forgetPages);
});
