import { forgetCart } from "@/cart/cart-cookie";
import { readForm } from "@/forms/read-form";
import { forgetPages, seeOther } from "@/lib/see-other";
import { endStaffSession } from "@/staff/staff-session";
import { refuseVisitor } from "../staff-route";

export async function POST(request: Request): Promise<Response> {
  const refusal = refuseVisitor(request);
  if (refusal !== undefined) return refusal;
  const form = await readForm(request);
  if (form instanceof Response) return form;
  await forgetCart();
  await endStaffSession();
  return seeOther("/staff", forgetPages);
}
