import type { Emulator } from "bigcommerce-emulator";
import { z } from "zod";
import { type Ask, connectionOf, storeAsker } from "./ask-store.js";
import { type CustomerName, emails } from "./shopper.js";

const money = z.object({ formattedV2: z.string() });
const answerSchema = z.object({
  site: z.object({ products: connectionOf(z.object({ prices: z.object({ price: money }) })) }),
  customer: z.object({ orders: connectionOf(z.object({ totalIncTax: money })) }).nullable(),
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
  const ask = await storeAsker(emulator);
  const guest = await amountsOf(ask);
  const amounts = {
    wholesale: await amountsOf(ask, customerIds.wholesale),
    retail: await amountsOf(ask, customerIds.retail),
    new: await amountsOf(ask, customerIds.new),
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

async function amountsOf(ask: Ask, customerId?: number): Promise<string[]> {
  const { site, customer } = answerSchema.parse(await ask(query, {}, customerId));
  return [
    ...site.products.map(({ prices }) => prices.price.formattedV2),
    ...(customer?.orders ?? []).map(({ totalIncTax }) => totalIncTax.formattedV2),
  ];
}
