import { forgetCarts } from "@/cart/cart-cookie";
import { readForm } from "@/forms/read-form";
import { forgetPages, seeOther } from "@/lib/see-other";
import { endStaffSession, getStaffSessionToLeave } from "@/staff/staff-session";
import { isForStaffNow, refuseStale, refuseVisitor } from "../staff-route";

export async function POST(request: Request): Promise<Response> {
  const refusal = refuseVisitor(request);
  if (refusal !== undefined) return refusal;
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const staff = await getStaffSessionToLeave();
  if (staff !== null && !isForStaffNow(staff, form)) return refuseStale(staff, form);
  await forgetCarts();
  await endStaffSession();
  return seeOther("/staff", forgetPages);
}
