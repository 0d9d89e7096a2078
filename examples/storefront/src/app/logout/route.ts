import { isBigCommerceError } from "next-bigcommerce";
import { enteredEmail } from "@/app/login/entered-email";
import { forgetCarts } from "@/cart/cart-cookie";
import { checkoutSignOutUrl, forgetCheckoutVisit } from "@/cart/checkout-visit";
import { usesPrivateTokens } from "@/environment";
import { drawnFor, isForNow } from "@/forms/customer-stamp";
import { forgetKeptForms, keptCustomerForm } from "@/forms/kept-form";
import { readForm } from "@/forms/read-form";
import { LogoutDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { refuseForeignForm } from "@/lib/same-origin";
import { forgetPages, seeOther } from "@/lib/see-other";
import { endSession, getSession } from "@/session/session";
import { getShownCustomerId } from "@/staff/shown-customer";
import { leaveCustomer } from "@/staff/staff-session";

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
  const isAnybody = (await getShownCustomerId()) !== null;
  if (isAnybody && !(await isForNow(drawn)))
    return seeOther(drawn === null ? "/sign-out" : "/sign-out?changed");
  // Made before the session ends: it is a URL of whoever is signed in.
  const checkoutSignOut = isAnybody && drawn !== null ? await checkoutSignOutUrl(drawn) : null;
  await endAccess();
  await endSession();
  await forgetCarts();
  await leaveCustomer();
  await forgetKeptForms();
  await keptCustomerForm.clear();
  await enteredEmail.clear();
  if (checkoutSignOut === null) return seeOther("/", forgetPages);
  await forgetCheckoutVisit();
  return seeOther(checkoutSignOut, forgetPages);
}

/** Ends the customer's access token at BigCommerce. Whether that works or not, the shopper is signed out here. */
async function endAccess(): Promise<void> {
  if (!usesPrivateTokens() || (await getSession()) === null) return;
  try {
    await bigcommerce.customer.mutate(LogoutDocument);
  } catch (error) {
    if (isBigCommerceError(error)) console.error(error);
  }
}
