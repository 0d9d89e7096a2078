import type { Emulator } from "bigcommerce-emulator";
import { z } from "zod";
import { accessToken } from "./shop.js";
import { testHeader } from "./watch-requests.js";

/** Answers the data of a GraphQL request, as a guest or as a customer. */
export type Ask = (query: string, variables?: object, customerId?: number) => Promise<unknown>;

const tokenSchema = z.object({ data: z.object({ token: z.string() }) });
const own = { [testHeader]: "1", accept: "application/json", "content-type": "application/json" };

/** Asks the emulator directly, without the package under test, with a token of its own. */
export async function storeAsker({ url }: Pick<Emulator, "url">): Promise<Ask> {
  const answer = await fetch(`${url}/stores/emulator/v3/storefront/api-token-customer-impersonation`, {
    method: "POST",
    headers: { ...own, "x-auth-token": accessToken },
    body: JSON.stringify({ expires_at: Math.floor(Date.now() / 1000) + 600, channel_ids: [1] }),
  });
  const { token } = tokenSchema.parse(await answer.json()).data;
  return async (query, variables = {}, customerId) => {
    const headers = new Headers({ ...own, authorization: `Bearer ${token}` });
    if (customerId !== undefined) headers.set("x-bc-customer-id", String(customerId));
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${url}/channels/1/graphql`, { method: "POST", headers, body });
    return z.object({ data: z.unknown() }).parse(await response.json()).data;
  };
}

/** The nodes of a connection. */
export const connectionOf = <Node>(node: z.ZodType<Node>) =>
  z.object({ edges: z.array(z.object({ node })) }).transform(({ edges }) => edges.map((edge) => edge.node));
