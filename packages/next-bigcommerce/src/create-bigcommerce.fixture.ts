import { connectionTo, resetProcessState } from "./connection.fixture.js";
import { createBigCommerce } from "./create-bigcommerce.js";
import { emulator } from "./emulator.fixture.js";
import type { BigCommerceOptions } from "./options.js";

export const OrdersQuery = `query Orders($first: Int!) {
  customer { entityId email orders(first: $first) { edges { node { entityId totalIncTax { value } } } } }
}`;
export const WhoAmI = "query WhoAmI { customer { entityId email } }";
export const Products =
  "query Products { site { products(first: 3) { edges { node { entityId prices { price { value } } } } } } }";
export const Login =
  "mutation Login($email: String!, $password: String!) { login(email: $email, password: $password) { customer { entityId } } }";

/** Of the store that an emulator begins with. */
export const customers = { wholesale: 1042, retail: 1043, new: 1044 } as const;

export function connect(options: Partial<BigCommerceOptions> = {}) {
  return { ...connectionTo(emulator), ...options };
}

/** An instance in a process that has just started. */
export function createFresh(options: Partial<BigCommerceOptions> = {}) {
  resetProcessState();
  return createBigCommerce(connect(options));
}

export const minted = async () => (await emulator.stats()).tokens.impersonation;
