import { forgetCart } from "@/cart/cart-cookie";
import { forgetPages, seeOther } from "@/lib/see-other";
import { endStaffSession } from "@/staff/staff-session";
import { refuseVisitor } from "../staff-route";

export async function POST(request: Request): Promise<Response> {
  const refusal = refuseVisitor(request);
  if (refusal !== undefined) return refusal;
  await forgetCart();
  await endStaffSession();
  return seeOther("/staff", forgetPages);
}
