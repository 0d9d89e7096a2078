import { forgetCart } from "@/cart/cart-cookie";
import { readForm } from "@/forms/read-form";
import { forgetPages, seeOther } from "@/lib/see-other";
import { endStaffSession, getStaffSession, staffStampOf } from "@/staff/staff-session";
import { refuseStale, refuseVisitor } from "../staff-route";

export async function POST(request: Request): Promise<Response> {
  const refusal = refuseVisitor(request);
  if (refusal !== undefined) return refusal;
  const staff = await getStaffSession();
  const form = await readForm(request);
  if (staff !== null && form.customerStamp !== staffStampOf(staff)) return refuseStale(staff, form);
  await forgetCart();
  await endStaffSession();
  return seeOther("/staff", forgetPages);
}
