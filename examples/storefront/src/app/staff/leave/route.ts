import { z } from "zod";
import { forgetCarts } from "@/cart/cart-cookie";
import { forgetPages, seeOther } from "@/lib/see-other";
import { getStaffSessionToLeave, leaveCustomer } from "@/staff/staff-session";
import { staffRoute } from "../staff-route";

const leave = async () => {
  await leaveCustomer();
  await forgetCarts();
  return seeOther("/staff", forgetPages);
};

export const POST = staffRoute(z.object({}), "session", leave, getStaffSessionToLeave);
