import "server-only";
import { getErrorCode } from "next-bigcommerce";
import { LoginDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { createLoginThrottle } from "@/lib/login-throttle";
import { currentStoreHash, type Session } from "@/lib/sealed-session";
import type { LoginProblem } from "./login-problem";

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

const throttle = createLoginThrottle({
  now: Date.now,
  windowMs: 15 * 60 * 1000,
  maxPerEmailAndAddress: 10,
  maxPerEmail: 50,
});

/** Checks the credentials with BigCommerce; answers the session to start, or what to tell the shopper. */
export async function signIn(credentials: Credentials, address: string): Promise<Session | LoginProblem> {
  if (!throttle.allows(credentials.email, address)) return "throttled";
  const customerId = await checkCredentials(credentials);
  if (typeof customerId === "string") return customerId;
  throttle.forget(credentials.email, address);
  return { customerId, storeHash: currentStoreHash() };
}

async function checkCredentials({ email, password }: Credentials): Promise<number | LoginProblem> {
  try {
    const { login } = await bigcommerce.guest.mutate(LoginDocument, { email, password });
    return login.customer?.entityId ?? "credentials";
  } catch (error) {
    if (getErrorCode(error) === "invalid_credentials") return "credentials";
    console.error(error);
    return "unavailable";
  }
}
