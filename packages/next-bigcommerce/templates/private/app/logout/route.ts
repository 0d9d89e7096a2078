import { isBigCommerceError } from "next-bigcommerce";
import { isOwnForm } from "@/app/logout/is-own-form";
import { LogoutDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { endSession } from "@/lib/session";

/**
 * Ends the session of this browser, whoever the page was drawn for, and the customer's access token with it. It is no
 * Server Function, because 303 loads a whole new document: the router and the back button keep no page of the person before.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnForm(request)) return new Response("Please use this shop's own button.", { status: 403 });
  await endAccessToken();
  await endSession();
  return new Response(null, {
    status: 303,
    headers: { Location: "/login", "Clear-Site-Data": '"cache"' },
  });
}

/** A sign-out holds in this browser even if BigCommerce cannot be asked, or has ended the token already. */
async function endAccessToken(): Promise<void> {
  try {
    await bigcommerce.customer.mutate(LogoutDocument, {}, { timeoutMs: 3000 });
  } catch (error) {
    if (isBigCommerceError(error)) console.error(error);
  }
}
