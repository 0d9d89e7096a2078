import type { Emulator } from "bigcommerce-emulator";
import { z } from "zod";
import { accessToken } from "./shop.js";
import { type CustomerName, emails } from "./shopper.js";

const money = z.object({ formattedV2: z.string() });
const edgesOf = <Node extends z.ZodType>(node: Node) => z.object({ edges: z.array(z.object({ node })) });
const answerSchema = z.object({
  data: z.object({
    site: z.object({ products: edgesOf(z.object({ prices: z.object({ price: money }) })) }),
    customer: z.object({ orders: edgesOf(z.object({ totalIncTax: money })) }).nullable(),
  }),
});
const query = `{
  site { products(first: 30) { edges { node { prices { price { formattedV2 } } } } } }
  customer { orders(first: 8) { edges { node { totalIncTax { formattedV2 } } } } }
}`;

/**
 * Amounts that stand on the pages of one customer only: what their orders came to and what products cost them, asked of
 * the emulator directly, less everything that anybody else pays.
 */
export async function readPrivatePrices(
  emulator: Emulator,
  customerIds: Record<CustomerName, number>,
): Promise<Record<CustomerName, readonly string[]>> {
  const token = await mint(emulator);
  const guest = await amountsOf(emulator, token);
  const amounts = {
    wholesale: await amountsOf(emulator, token, customerIds.wholesale),
    retail: await amountsOf(emulator, token, customerIds.retail),
    new: await amountsOf(emulator, token, customerIds.new),
  };
  const names = Object.keys(emails).filter((name): name is CustomerName => name in amounts);
  const only = (name: CustomerName) => {
    const others = new Set([
      ...guest,
      ...names.filter((other) => other !== name).flatMap((other) => amounts[other]),
    ]);
    return [...new Set(amounts[name])].filter((amount) => !others.has(amount));
  };
  return { wholesale: only("wholesale"), retail: only("retail"), new: only("new") };
}

async function amountsOf({ url }: Emulator, token: string, customerId?: number): Promise<string[]> {
  const headers = new Headers({ authorization: `Bearer ${token}`, "content-type": "application/json" });
  if (customerId !== undefined) headers.set("x-bc-customer-id", String(customerId));
  const body = JSON.stringify({ query });
  const response = await fetch(`${url}/channels/1/graphql`, { method: "POST", headers, body });
  const { site, customer } = answerSchema.parse(await response.json()).data;
  return [
    ...site.products.edges.map(({ node }) => node.prices.price.formattedV2),
    ...(customer?.orders.edges ?? []).map(({ node }) => node.totalIncTax.formattedV2),
  ];
}

async function mint({ url }: Emulator): Promise<string> {
  const response = await fetch(`${url}/stores/emulator/v3/storefront/api-token-customer-impersonation`, {
    method: "POST",
    headers: { "x-auth-token": accessToken, accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ expires_at: Math.floor(Date.now() / 1000) + 600, channel_ids: [1] }),
  });
  return z.object({ data: z.object({ token: z.string() }) }).parse(await response.json()).data.token;
}
