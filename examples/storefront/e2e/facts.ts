import type { Emulator } from "bigcommerce-emulator";
import { z } from "zod";
import { accessToken } from "./shop.js";
import { type CustomerName, emails } from "./shopper.js";

/** What the store holds of a customer, asked of the emulator directly, without the package under test. */
export interface CustomerFacts {
  readonly entityId: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Empty where the customer has none. */
  readonly company: string;
  /** Of the first page of orders, newest first. */
  readonly orderIds: readonly number[];
  readonly streets: readonly string[];
}

const tokenSchema = z.object({ data: z.object({ token: z.string() }) });
const nodes = <Field extends string, Value extends z.ZodType>(field: Field, value: Value) =>
  z
    .object({ edges: z.array(z.object({ node: z.record(z.literal(field), value) })) })
    .transform(({ edges }) => edges.map(({ node }) => node[field]));
const loginSchema = z.object({ login: z.object({ customer: z.object({ entityId: z.number() }) }) });
const customerSchema = z.object({
  customer: z.object({
    firstName: z.string(),
    lastName: z.string(),
    company: z.string(),
    orders: nodes("entityId", z.number()),
    addresses: nodes("address1", z.string()),
  }),
});

const login =
  'mutation Login($email: String!) { login(email: $email, password: "emulator") { customer { entityId } } }';
const customer = `{ customer {
  firstName lastName company orders(first: 8) { edges { node { entityId } } } addresses { edges { node { address1 } } }
} }`;

async function mint({ url }: Emulator): Promise<string> {
  const response = await fetch(`${url}/stores/emulator/v3/storefront/api-token-customer-impersonation`, {
    method: "POST",
    headers: { "x-auth-token": accessToken, accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ expires_at: Math.floor(Date.now() / 1000) + 600, channel_ids: [1] }),
  });
  return tokenSchema.parse(await response.json()).data.token;
}

/** Reads all of it, and leaves the emulator as it was: no request counted, no token minted. */
export async function readFacts(emulator: Emulator): Promise<Record<CustomerName, CustomerFacts>> {
  const token = await mint(emulator);
  const ask = async (query: string, variables: object, customerId?: number) => {
    const headers = new Headers({ authorization: `Bearer ${token}`, "content-type": "application/json" });
    if (customerId !== undefined) headers.set("x-bc-customer-id", String(customerId));
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${emulator.url}/channels/1/graphql`, { method: "POST", headers, body });
    return z.object({ data: z.unknown() }).parse(await response.json()).data;
  };
  const readOne = async (name: CustomerName): Promise<CustomerFacts> => {
    const email = emails[name];
    const { entityId } = loginSchema.parse(await ask(login, { email })).login.customer;
    const { customer: own } = customerSchema.parse(await ask(customer, {}, entityId));
    const { orders: orderIds, addresses: streets, ...names } = own;
    return { entityId, email, orderIds, streets, ...names };
  };
  const facts = {
    wholesale: await readOne("wholesale"),
    retail: await readOne("retail"),
    new: await readOne("new"),
  };
  await emulator.reset();
  return facts;
}
