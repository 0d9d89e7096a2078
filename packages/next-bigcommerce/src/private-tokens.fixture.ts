import { z } from "zod";
import { connectionTo } from "./connection.fixture.js";
import { createBigCommerce } from "./create-bigcommerce.js";
import { emulator } from "./emulator.fixture.js";
import type { BigCommerceOptions, PrivateBigCommerceOptions } from "./options.js";

export const Prices =
  "query Prices { site { products(first: 5) { edges { node { entityId prices { price { value } } } } } } }";
const Login = `mutation Login($email: String!, $password: String!) {
  login(email: $email, password: $password) { customer { entityId } customerAccessToken { value expiresAt } }
}`;
export const Logout = "mutation Logout { logout { result } }";
const loginSchema = z.object({
  login: z.object({
    customer: z.object({ entityId: z.number() }),
    customerAccessToken: z.object({ value: z.string(), expiresAt: z.string() }),
  }),
});

export const createPrivate = (options: Partial<PrivateBigCommerceOptions> = {}) =>
  createBigCommerce({ ...connectionTo(emulator), ...options, tokenKind: "private" });
export const createImpersonating = (options: Partial<BigCommerceOptions> = {}) =>
  createBigCommerce({ ...connectionTo(emulator), ...options });

export async function signIn(email: string) {
  const answer = await createPrivate().guest.mutate(Login, { email, password: "emulator" });
  const { customer, customerAccessToken } = loginSchema.parse(answer).login;
  return { customerId: customer.entityId, accessToken: customerAccessToken.value };
}

export const asCustomer = (accessToken: string | null, options: Partial<PrivateBigCommerceOptions> = {}) =>
  createPrivate({ resolveCustomerAccessToken: async () => accessToken, ...options });
export const minted = async () => (await emulator.stats()).tokens;
