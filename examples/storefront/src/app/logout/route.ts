import { isBigCommerceError } from "next-bigcommerce";
import { forgetCart } from "@/cart/cart-cookie";
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
 * asked about first.
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
  await endAccess();
  await endSession();
  await forgetCart();
  await leaveCustomer();
  await forgetKeptForms();
  await keptCustomerForm.clear();
  return seeOther("/", forgetPages);
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
