import { enteredEmail } from "@/app/login/entered-email";
import { forgetCarts } from "@/cart/cart-cookie";
import { answerVisit, checkoutSignOutUrl } from "@/cart/checkout-visit";
import { drawnFor } from "@/forms/customer-stamp";
import { forgetKeptForms, keptCustomerForm } from "@/forms/kept-form";
import { readForm } from "@/forms/read-form";
import { bigcommerce, bigcommerceOf } from "@/lib/bigcommerce";
import { refuseForeignForm } from "@/lib/same-origin";
import { forgetPages, seeOther } from "@/lib/see-other";
import { endSession, getSession, readSentSession, type Session } from "@/session/session";
import { getShownCustomerId, isStaffView } from "@/staff/shown-customer";
import { leaveCustomer } from "@/staff/staff-session";
import { endAccess } from "./end-access";

/**
 * Ends the session that the button was drawn for, for copies of its cookie too, and staff view with it. Somebody else's is
 * asked about first. Who was signed in at BigCommerce's checkout is led to the end of that session, too.
 */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuseForeignForm(request);
  if (refusal !== undefined) return refusal;
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const drawn = drawnFor(form);
  const session = await readSentSession();
  if (drawn?.customerStamp !== (await stampOfLeaving(session)) && (await getShownCustomerId()) !== null)
    return seeOther(drawn === null ? "/sign-out" : "/sign-out?changed");
  // Made before the session ends: it is a URL of whoever is signed in.
  const checkoutSignOut = await checkoutSignOutUrl(await getSession());
  await endSession();
  await leaveCustomer();
  await forgetCustomer();
  endAccess(session);
  return seeOther(checkoutSignOut ?? "/", forgetPages);
}

/**
 * The stamp of whoever the request's cookies are for. A session that has ended meanwhile counts: the other of two clicks has
 * ended it, and whichever the browser goes by must clear the same cookies.
 */
async function stampOfLeaving(session: Session | null): Promise<string | null> {
  if (await isStaffView()) return bigcommerce.customerStamp();
  return session === null ? null : bigcommerceOf(session).customerStamp();
}

/** The next person at this browser finds nothing of the one before. */
async function forgetCustomer(): Promise<void> {
  await forgetCarts();
  await forgetKeptForms();
  await keptCustomerForm.clear();
  await enteredEmail.clear();
  await answerVisit();
}
