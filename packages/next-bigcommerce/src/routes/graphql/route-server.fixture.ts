import { afterEach } from "vitest";
import { emulator, runEmulator } from "../../emulator.fixture.js";
import type { BigCommerceOptions } from "../../options.js";
import type { GraphQLRouteOptions } from "./options.js";
import { addressHeader, type RouteServer, serveRoute } from "./route.fixture.js";

export const WhoAmI = "query WhoAmI { customer { entityId email } }";
export const Names = `query Names($first: Int = 2, $after: String) {
  site { products(first: $first, after: $after) { edges { node { entityId name } } } }
}`;
export const Cart = "query Cart($cartId: String!) { site { cart(entityId: $cartId) { entityId } } }";
const CreateCart = `mutation CreateCart($lines: [CartLineItemInput!]!) {
  cart { createCart(input: { lineItems: $lines }) { cart { entityId lineItems { totalQuantity } } } }
}`;
const Login = `mutation Login($email: String!, $password: String!) {
  login(email: $email, password: $password) { customer { entityId } }
}`;
export const operations = {
  WhoAmI: { document: WhoAmI, as: "customer" },
  WhoShops: { document: WhoAmI, as: "shopper" },
  WhoVisits: { document: WhoAmI, as: "guest" },
  Names: { document: Names, as: "guest", cacheSeconds: 60 },
  CreateCart: { document: CreateCart, as: "shopper" },
  Login: { document: Login, as: "guest" },
} satisfies GraphQLRouteOptions["operations"];

let server: RouteServer | undefined;

/** The retail customer of the store that an emulator begins with. */
export const customerId = 1043;

/** For the calling test file. A call, since test files share this module. */
export function runRouteServer(): void {
  runEmulator();
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });
}

export async function serve(
  options: Partial<GraphQLRouteOptions> = {},
  store: Partial<BigCommerceOptions> = {},
): Promise<RouteServer> {
  await server?.close();
  server = await serveRoute(emulator.url, { operations, addressHeader, ...options }, store);
  return server;
}

export async function post(
  body: unknown,
  headers: Record<string, string> = {},
  search = "",
): Promise<Response> {
  const { url, origin } = server ?? (await serve());
  return fetch(url + search, {
    method: "POST",
    headers: { origin, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

export async function get(parameters: Record<string, string>, headers: Record<string, string> = {}) {
  const { url } = server ?? (await serve());
  return fetch(`${url}?${new URLSearchParams(parameters)}`, { headers });
}

export function samePage(body: unknown): Request {
  return new Request("http://shop.example/api/graphql", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

export const signedIn = () => ({ cookie: `theme=dark; customer=${customerId}` });
export const graphqlRequests = () => emulator.requests().filter(({ path }) => path.endsWith("/graphql"));
export const codeOf = async (answer: Response) => (await answer.json()).errors[0].extensions.code;
