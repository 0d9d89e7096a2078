import type { Emulator } from "bigcommerce-emulator";
import { z } from "zod";
import { connectionOf, storeAsker } from "./ask-store.js";
import { type CustomerName, emails } from "./shopper.js";

/** What the store holds of a customer, asked of the emulator directly, without the package under test. */
export interface CustomerFacts {
  readonly entityId: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Empty if the customer has none. */
  readonly company: string;
  /** Of the first page of orders, newest first. */
  readonly orderIds: readonly number[];
  readonly streets: readonly string[];
}

const loginSchema = z.object({ login: z.object({ customer: z.object({ entityId: z.number() }) }) });
const customerSchema = z.object({
  customer: z.object({
    firstName: z.string(),
    lastName: z.string(),
    company: z.string(),
    orders: connectionOf(z.object({ entityId: z.number() })),
    addresses: connectionOf(z.object({ address1: z.string() })),
  }),
});

const login =
  'mutation Login($email: String!) { login(email: $email, password: "emulator") { customer { entityId } } }';
const customer = `{ customer {
  firstName lastName company
  orders(first: 8) { edges { node { entityId } } } addresses { edges { node { address1 } } }
} }`;

/** Reads all of it, and leaves the emulator as it was: no request counted, no token minted. */
export async function readFacts(emulator: Emulator): Promise<Record<CustomerName, CustomerFacts>> {
  const ask = await storeAsker(emulator);
  const readOne = async (name: CustomerName): Promise<CustomerFacts> => {
    const email = emails[name];
    const { entityId } = loginSchema.parse(await ask(login, { email })).login.customer;
    const { orders, addresses, ...names } = customerSchema.parse(await ask(customer, {}, entityId)).customer;
    const orderIds = orders.map((order) => order.entityId);
    return { entityId, email, ...names, orderIds, streets: addresses.map(({ address1 }) => address1) };
  };
  const facts = {
    wholesale: await readOne("wholesale"),
    retail: await readOne("retail"),
    new: await readOne("new"),
  };
  await emulator.reset();
  return facts;
}
