import { forgetCart } from "@/lib/cart-cookie";
import { isSameOrigin } from "@/lib/same-origin";
import { forgetPages, seeOther } from "@/lib/see-other";
import { endSession } from "@/lib/session";
import { leaveCustomer } from "@/lib/staff-session";

/** Ends the session, and the look that staff take at somebody else's. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response("Please use the button of this shop.", { status: 403 });
  await endSession(request);
  await forgetCart();
  await leaveCustomer(request);
  return seeOther("/", forgetPages);
}
