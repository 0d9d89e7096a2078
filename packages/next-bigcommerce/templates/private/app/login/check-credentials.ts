import { getErrorCode } from "next-bigcommerce";
import { LoginDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import type { Session } from "@/lib/session";

const wrongCredentials = "That email and password do not match. Please try again.";
const unavailable = "Signing in does not work just now. Please try again in a moment.";

/**
 * Returns whose email and password these are, or what to tell the shopper. BigCommerce sees every attempt come from this
 * server: before you go live, limit how many one address and one email may make.
 */
export async function checkCredentials(
  email: string,
  password: string,
): Promise<Omit<Session, "storeHash"> | string> {
  try {
    const { login } = await bigcommerce.guest.mutate(LoginDocument, { email, password });
    const { customer, customerAccessToken } = login;
    if (!customer || !customerAccessToken) return wrongCredentials;
    return { customerId: customer.entityId, customerAccessToken };
  } catch (error) {
    const code = getErrorCode(error);
    if (code === "invalid_credentials") return wrongCredentials;
    console.error(error);
    // BigCommerce's answer for an email that nobody has. Another message would tell who is a customer.
    return code === "graphql_error" ? wrongCredentials : unavailable;
  }
}
