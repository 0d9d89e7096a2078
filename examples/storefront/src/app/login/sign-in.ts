import "server-only";
import { getErrorCode } from "next-bigcommerce";
import { currentStoreHash, usesPrivateTokens } from "@/environment";
import { LoginDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { passwordVersionSince } from "@/session/ended-sessions";
import type { NewSession } from "@/session/session";
import { shopDevice } from "@/session/shop-device";
import { sharedNowMs } from "@/store/shared-store";
import { LoginThrottle } from "@/throttle/login-throttle";
import type { LoginProblem } from "./login-problem";

interface Credentials {
  readonly email: string;
  readonly password: string;
  /** The guest's cart, which the login takes over. */
  readonly guestCartEntityId: string | null;
}

const throttle = new LoginThrottle({
  name: "sign-in",
  maxPerEmailAndAddress: 10,
  maxPerAddress: 60,
  maxPerEmail: 50,
  slowSeconds: 20,
});

export interface SignedIn {
  readonly session: NewSession;
  /** The cart that the customer has now. */
  readonly cartEntityId: string | null;
}

/** Checks the credentials with BigCommerce. Returns the session to start, or what to tell the shopper. */
export async function signIn(credentials: Credentials, address: string): Promise<SignedIn | LoginProblem> {
  const { email } = credentials;
  const attempt = { email, address, knownDevice: await shopDevice.read(email) };
  if (!(await throttle.allows(attempt))) return "throttled";
  const signedIn = await checkCredentials(credentials);
  if (typeof signedIn === "string") return signedIn;
  await throttle.forgive(attempt);
  await shopDevice.remember(email, holderOf(signedIn.session));
  return signedIn;
}

const holderOf = ({ customerId, passwordVersion }: NewSession) => ({ customerId, passwordVersion });

async function checkCredentials(credentials: Credentials): Promise<SignedIn | LoginProblem> {
  try {
    const variables = { ...credentials, withAccessToken: usesPrivateTokens() };
    const askedAtMs = await sharedNowMs();
    const { login } = await bigcommerce.guest.mutate(LoginDocument, variables);
    if (login.customer === null) return "credentials";
    const customer = { customerId: login.customer.entityId, storeHash: currentStoreHash() };
    const passwordVersion = await passwordVersionSince(customer, askedAtMs);
    if (passwordVersion === undefined) return "credentials";
    const customerAccessToken = login.customerAccessToken ?? undefined;
    const session = { ...customer, customerAccessToken, passwordVersion };
    return { session, cartEntityId: login.cart?.entityId ?? null };
  } catch (error) {
    if (getErrorCode(error) === "invalid_credentials") return "credentials";
    console.error(error);
    return "unavailable";
  }
}
