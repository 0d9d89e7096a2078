import { createEmulator } from "bigcommerce-emulator";
import { afterAll, beforeEach } from "vitest";
import { connectionTo, resetProcessState } from "./connection.fixture.js";
import { createBigCommerce } from "./create-bigcommerce.js";
import type { BigCommerceOptions } from "./options.js";

export const OrdersQuery = `query Orders($first: Int!) {
  customer { entityId email orders(first: $first) { edges { node { entityId totalIncTax { value } } } } }
}`;
export const WhoAmI = "query WhoAmI { customer { entityId email } }";
export const Products =
  "query Products { site { products(first: 3) { edges { node { entityId prices { price { value } } } } } } }";
export const Login =
  "mutation Login($email: String!, $password: String!) { login(email: $email, password: $password) { customer { entityId } } }";

/** Of this test file alone: each runs in a module graph of its own. */
export const emulator = await createEmulator();

export function connect(options: Partial<BigCommerceOptions> = {}) {
  return { ...connectionTo(emulator), ...options };
}

/** An instance in a process that has just started. */
export function createFresh(options: Partial<BigCommerceOptions> = {}) {
  resetProcessState();
  return createBigCommerce(connect(options));
}

async function signIn(email: string): Promise<number> {
  const answer = await createFresh().guest.mutate(Login, { email, password: "emulator" });
  return Number(JSON.stringify(answer).match(/"entityId":(\d+)/)?.[1]);
}

export const customers = {
  wholesale: await signIn("wholesale@example.com"),
  retail: await signIn("retail@example.com"),
  new: await signIn("new@example.com"),
};

afterAll(() => emulator.close());
beforeEach(() => emulator.reset());

export const minted = async () => (await emulator.stats()).tokens.impersonation;
