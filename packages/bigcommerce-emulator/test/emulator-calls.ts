import { z } from "zod";
import type { Emulator } from "../src/index.js";

const mintedSchema = z.object({ data: z.object({ token: z.string() }), meta: z.object({}) });
const graphqlResponseSchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.looseObject({ message: z.string(), extensions: z.looseObject({ code: z.string() }).optional() }))
    .optional(),
});

export type TokenPath = "api-token" | "api-token-private" | "api-token-customer-impersonation";

export const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;

interface TokenPost {
  readonly path?: TokenPath;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly storeHash?: string;
}

/** POSTs to a token endpoint. What is left out is something that the endpoint accepts. */
export function postToken(
  emulator: Emulator,
  { path, body, headers, storeHash }: TokenPost = {},
): Promise<Response> {
  const family = path ?? "api-token-customer-impersonation";
  return fetch(`${emulator.url}/stores/${storeHash ?? "emulator"}/v3/storefront/${family}`, {
    method: "POST",
    headers: { "x-auth-token": "emulator-access-token", "content-type": "application/json", ...headers },
    body:
      typeof body === "string"
        ? body
        : JSON.stringify(body ?? { expires_at: inAnHour(), channel_ids: [1, 2] }),
  });
}

export async function mintToken(emulator: Emulator, post: TokenPost = {}): Promise<string> {
  const response = await postToken(emulator, post);
  return mintedSchema.parse(await response.json()).data.token;
}

export const mintPrivateToken = (emulator: Emulator) =>
  mintToken(emulator, {
    path: "api-token-private",
    body: { expires_at: inAnHour(), channel_ids: [1, 2], scopes: ["Unauthenticated", "Customer"] },
  });

export const mintStorefrontToken = (emulator: Emulator, origins: string[]) =>
  mintToken(emulator, {
    path: "api-token",
    body: { expires_at: inAnHour(), channel_ids: [1, 2], allowed_cors_origins: origins },
  });

export function revokeToken(emulator: Emulator, token: string): Promise<Response> {
  return fetch(`${emulator.url}/stores/emulator/v3/storefront/api-token`, {
    method: "DELETE",
    headers: { "x-auth-token": "emulator-access-token", "sf-api-token": token },
  });
}

interface GraphqlPost {
  readonly token?: string;
  readonly path?: string;
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** POSTs to GraphQL, by default a query that any token may send. */
export function postGraphql(
  emulator: Emulator,
  { token, path, query, body, headers }: GraphqlPost = {},
): Promise<Response> {
  return fetch(`${emulator.url}${path ?? "/graphql"}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body:
      typeof body === "string"
        ? body
        : JSON.stringify(body ?? { query: query ?? "query Name { __typename }" }),
  });
}

/** Status, data and messages of a GraphQL response. */
export async function readGraphql(response: Response) {
  const { data, errors } = graphqlResponseSchema.parse(await response.json());
  return { status: response.status, data, messages: (errors ?? []).map(({ message }) => message) };
}
