import "server-only";
import { redirect } from "next/navigation";
import { type BigCommerceOptions, createBigCommerce, type PrivateBigCommerceOptions } from "next-bigcommerce";
import { usesPrivateTokens } from "@/environment";
import { getSession } from "@/session/session";
import { recordImpersonation } from "@/staff/staff-log";
import { authorizeImpersonation, resolveImpersonation } from "@/staff/staff-session";
import { openTokenStore } from "./token-store";

async function sessionOf(storeHash: string) {
  const session = await getSession();
  return session?.storeHash === storeHash ? session : null;
}

const shared = {
  onCustomerRequired: () => redirect("/login"),
  tokenStore: openTokenStore(),
  onEvent: recordImpersonation,
};

const withImpersonationTokens = {
  ...shared,
  resolveCustomerId: async ({ storeHash }) => (await sessionOf(storeHash))?.customerId,
  resolveImpersonation,
  authorizeImpersonation,
} satisfies BigCommerceOptions;

const withPrivateTokens: PrivateBigCommerceOptions = {
  ...shared,
  tokenKind: "private",
  resolveCustomerAccessToken: async ({ storeHash }) =>
    (await sessionOf(storeHash))?.customerAccessToken?.value,
  onCustomerSignedOut: () => redirect("/session-ended"),
};

/**
 * The only way this shop talks to BigCommerce. Everything else comes from the environment: see .env.example. A shop of
 * your own needs one of the two sets of options.
 */
export const bigcommerce = createBigCommerce(
  usesPrivateTokens() ? withPrivateTokens : withImpersonationTokens,
);
