import { z } from "zod";
import { forgetCarts } from "@/cart/cart-cookie";
import { forgetPages, seeOther } from "@/lib/see-other";
import { leaveCustomer } from "@/staff/staff-session";
import { staffRoute } from "../staff-route";

export const POST = staffRoute(z.object({}), "session", async () => {
  await leaveCustomer();
  await forgetCarts();
  return seeOther("/staff", forgetPages);
});
