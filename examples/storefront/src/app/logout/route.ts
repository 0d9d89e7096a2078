import { isBigCommerceError } from "next-bigcommerce";
import { LogoutDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { forgetCart } from "@/lib/cart-cookie";
import { forgetKeptForms } from "@/lib/kept-form";
import { isSameOrigin } from "@/lib/same-origin";
import { forgetPages, seeOther } from "@/lib/see-other";
import { endSession, getSession } from "@/lib/session";
import { leaveCustomer } from "@/lib/staff-session";
import { usesPrivateTokens } from "@/lib/token-kind";

/** Ends the session, and the look that staff take at somebody else's. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response("Please use the button of this shop.", { status: 403 });
  await endAccess();
  await endSession(request);
  await forgetCart();
  await leaveCustomer(request);
  await forgetKeptForms();
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
