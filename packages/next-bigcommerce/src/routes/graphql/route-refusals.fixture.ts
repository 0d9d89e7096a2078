import { afterAll, beforeAll, expect } from "vitest";
import { emulator, runEmulator } from "../../emulator.fixture.js";
import type { GraphQLRouteOptions } from "./options.js";
import { type RouteServer, serveRoute } from "./route.fixture.js";

export const operations = {
  Search: {
    document: "query Search($term: String!, $first: Int, $ids: [Int!]) { site { settings { storeName } } }",
    as: "shopper",
  },
  Names: { document: "query Names { site { settings { storeName } } }", as: "guest", cacheSeconds: 60 },
  AddToCart: {
    document: `mutation AddToCart($cartId: String!, $lines: [CartLineItemInput!]!) {
      cart { addCartLineItems(input: { cartEntityId: $cartId, data: { lineItems: $lines } }) { cart { entityId } } }
    }`,
    as: "shopper",
    serverVariables: () => ({ cartId: "00000000-0000-4000-8000-000000000001" }),
  },
  SaveItem: {
    document: `mutation SaveItem($input: AddWishlistItemsInput!) {
      wishlist { addWishlistItems(input: $input) { result { entityId } } }
    }`,
    as: "customer",
  },
  Anything: { document: "query Anything($input: SomeInput) { site { a(b: $input) } }", as: "shopper" },
} satisfies GraphQLRouteOptions["operations"];

export let server: RouteServer;

/** Serves a route for the calling test file. A call, since test files share this module. */
export function serveRefusingRoute(): void {
  runEmulator();
  beforeAll(async () => {
    server = await serveRoute(emulator.url, { operations, onError: () => {} });
  });
  afterAll(() => server.close());
}

export const search = (variables: unknown) => ({ id: "Search", variables });
export const anything = (input: unknown) => ({ id: "Anything", variables: { input } });
export const jsonHeaders = { "content-type": "application/json" };

export async function post(
  body: unknown,
  headers: Record<string, string> = {},
  search = "",
): Promise<Response> {
  return fetch(server.url + search, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", ...jsonHeaders, ...headers },
    body: toBody(body),
  });
}

function toBody(body: unknown): BodyInit {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === "string" ? body : JSON.stringify(body);
}

/** The one shape of a refusal. Whatever was refused, BigCommerce heard nothing of it. */
export async function readRefusal(answer: Response) {
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(answer.headers.get("content-type")).toBe("application/graphql-response+json; charset=utf-8");
  const body = await answer.json();
  expect(body).toEqual({ errors: [{ message: expect.stringMatching(/\S/), extensions: expect.anything() }] });
  expect(emulator.requests()).toEqual([]);
  const { extensions, message } = body.errors[0];
  return { status: answer.status, code: extensions.code, variables: extensions.variables, message };
}
