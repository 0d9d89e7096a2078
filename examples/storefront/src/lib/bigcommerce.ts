import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type BigCommerceOptions, createBigCommerce, type PrivateBigCommerceOptions } from "next-bigcommerce";
import { checkoutUrl, usesPrivateTokens } from "@/environment";
import { getSession, type Session } from "@/session/session";
import { recordImpersonation } from "@/staff/staff-log";
import { authorizeImpersonation, resolveImpersonation, wasStaff } from "@/staff/staff-session";
import { pageOfForm, signInToSend } from "./links";
import { openTokenStore } from "./token-store";

async function sessionOf(storeHash: string) {
  const session = await getSession();
  return session?.storeHash === storeHash ? session : null;
}

/**
 * With the way back to the page whose form this request sent, if it sent one. Staff whose session has ended saw a
 * customer's pages without being that customer: they sign in at their desk.
 */
async function signInAgainHref(path: "/login" | "/session-ended"): Promise<string> {
  if (await wasStaff()) return "/staff?problem=session";
  const page = pageOfForm(await headers());
  return page === null ? path : signInToSend(path, page);
}

const shared = { tokenStore: openTokenStore(), onEvent: recordImpersonation };
const onCustomerRequired = async () => redirect(await signInAgainHref("/login"));

const withImpersonationTokens = {
  ...shared,
  checkoutUrl: checkoutUrl(),
  onCustomerRequired,
  resolveCustomerId: async ({ storeHash }) => (await sessionOf(storeHash))?.customerId,
  resolveImpersonation,
  authorizeImpersonation,
} satisfies BigCommerceOptions;

function accessOf(session: Session | null) {
  const value = session?.customerAccessToken?.value;
  return value === undefined ? null : { value, customerId: session?.customerId };
}

const withPrivateTokens: PrivateBigCommerceOptions = {
  ...shared,
  tokenKind: "private",
  onCustomerRequired,
  resolveCustomerAccessToken: async ({ storeHash }) => accessOf(await sessionOf(storeHash)),
  onCustomerSignedOut: async () => redirect(await signInAgainHref("/session-ended")),
};

/**
 * The only way this shop talks to BigCommerce. Everything else comes from the environment: see .env.example. A shop of
 * your own needs one of the two sets of options.
 */
export const bigcommerce = createBigCommerce(
  usesPrivateTokens() ? withPrivateTokens : withImpersonationTokens,
);

/**
 * Asks as the customer of one session, even if that ends meanwhile: what a sign-out still has to do at BigCommerce. Nobody is
 * led to sign in again for it.
 */
export const bigcommerceOf = (session: Session) =>
  createBigCommerce(
    usesPrivateTokens()
      ? { ...shared, tokenKind: "private", resolveCustomerAccessToken: () => accessOf(session) }
      : { ...shared, checkoutUrl: checkoutUrl(), resolveCustomerId: () => session.customerId },
  );
