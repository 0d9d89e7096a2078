import { forgetCart } from "@/lib/cart-cookie";
import { isSameOrigin } from "@/lib/same-origin";
import { seeOther } from "@/lib/see-other";
import { endSession } from "@/lib/session";
import { leaveCustomer } from "@/lib/staff-session";

/** Ends the session, or a look that staff take at one, and has the browser forget what it cached of it: pages in memory for the back button too. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response("Please use the button of this shop.", { status: 403 });
  await endSession(request);
  await forgetCart();
  await leaveCustomer(request);
  return seeOther("/", { "Clear-Site-Data": '"cache"' });
}
