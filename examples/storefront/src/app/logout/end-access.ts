import "server-only";
import { after } from "next/server";
import { getErrorCode, isBigCommerceError } from "next-bigcommerce";
import { usesPrivateTokens } from "@/environment";
import { LogoutDocument } from "@/gql/graphql";
import { bigcommerceOf } from "@/lib/bigcommerce";
import type { Session } from "@/session/session";

/**
 * Ends the access token of a session that is over here, and with it the customer's session at BigCommerce. After the response:
 * nobody waits for BigCommerce to be signed out, and a late answer could clear the cookie of whoever signed in meanwhile.
 */
export function endAccess(session: Session | null): void {
  if (session === null || !usesPrivateTokens()) return;
  after(async () => {
    try {
      await bigcommerceOf(session).customer.mutate(LogoutDocument);
    } catch (error) {
      if (!isBigCommerceError(error)) throw error;
      // It had ended already.
      if (getErrorCode(error) !== "customer_signed_out") console.error(error);
    }
  });
}
