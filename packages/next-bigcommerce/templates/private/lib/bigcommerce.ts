import { redirect } from "next/navigation";
import { createBigCommerce } from "next-bigcommerce";
import { getSession } from "@/lib/session";

/** How this app talks to BigCommerce. Which store, and its secret, are in .env.local. */
export const bigcommerce = createBigCommerce({
  tokenKind: "private",
  resolveCustomerAccessToken: async ({ storeHash }) => {
    const session = await getSession();
    if (session?.storeHash !== storeHash) return null;
    return { value: session.customerAccessToken.value, customerId: session.customerId };
  },
  onCustomerRequired: () => redirect("/login"),
  onCustomerSignedOut: () => redirect("/session-ended"),
});
