import { redirect } from "next/navigation";
import { createBigCommerce } from "next-bigcommerce";
import { getSession } from "@/lib/session";

/** How this app talks to BigCommerce. Which store, and its secret, are in .env.local. */
export const bigcommerce = createBigCommerce({
  resolveCustomerId: async ({ storeHash }) => {
    const session = await getSession();
    return session?.storeHash === storeHash ? session.customerId : null;
  },
  onCustomerRequired: () => redirect("/login"),
});
