import "server-only";
import { redirect } from "next/navigation";
import { createBigCommerce } from "next-bigcommerce";
import { demoTokenStore } from "./demo-token-store";
import { getSession } from "./session";
import { recordImpersonation } from "./staff-log";
import { authorizeImpersonation, resolveImpersonation } from "./staff-session";

/** The only way this shop talks to BigCommerce. Everything else comes from the environment: see .env.example. */
export const bigcommerce = createBigCommerce({
  resolveCustomerId: async ({ storeHash }) => {
    const session = await getSession();
    return session?.storeHash === storeHash ? session.customerId : null;
  },
  onCustomerRequired: () => redirect("/login"),
  resolveImpersonation,
  authorizeImpersonation,
  tokenStore: demoTokenStore,
  onEvent: recordImpersonation,
});
