import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { parse } from "graphql";
import { upstreamUrl } from "../upstream/start-upstream.ts";

/** Runs the query once and returns its parsed data. */
export type RunQuery = () => Promise<unknown>;

const ordersQuery = `query Orders($first: Int!) {
  customer { entityId firstName lastName
    orders(first: $first) { edges { node { entityId orderedAt { utc } status { label value } totalIncTax { value currencyCode } } } }
  }
}`;
const variables = { first: 10 };
const token = "e30.e30.c2lnbmF0dXJl";

const headers = {
  authorization: `Bearer ${token}`,
  "content-type": "application/json",
  accept: "application/json",
  "x-bc-customer-id": "7",
};

const createOurs = async (options: { readonly fetch?: typeof fetch }): Promise<RunQuery> => {
  const { createBigCommerce } = await import("next-bigcommerce");
  const bigcommerce = createBigCommerce({
    storeHash: "emulator",
    accessToken: "emulator-access-token",
    channelIds: [1],
    apiUrl: upstreamUrl(),
    storefrontUrl: upstreamUrl(),
    ...options,
  });
  return () => bigcommerce.guest.query(ordersQuery, variables);
};

const clients = {
  "raw fetch": async () => {
    const url = `${upstreamUrl()}/graphql`;
    return async () => {
      const body = JSON.stringify({ query: ordersQuery, variables });
      const response = await fetch(url, { method: "POST", headers, body });
      return response.json();
    };
  },
  "@bigcommerce/catalyst-client": async () => {
    const { createClient } = await import("@bigcommerce/catalyst-client");
    const document: TypedDocumentNode<unknown, typeof variables> = parse(ordersQuery);
    const upstream = new URL(upstreamUrl());
    const client = createClient({
      storeHash: "emulator",
      storefrontToken: token,
      channelId: "1",
      backendUserAgentExtensions: "",
      logger: false,
    });
    // Its address is fixed; the request goes to the same server as everybody's.
    const original = globalThis.fetch;
    globalThis.fetch = (_address, init) => original(`${upstream.origin}/graphql`, init);
    return () => client.fetch({ document, variables, customerAccessToken: "customer-token" });
  },
  "bare node:http": async () => {
    const url = `${upstreamUrl()}/graphql`;
    const http = await (url.startsWith("https:") ? import("node:https") : import("node:http"));
    const agent = new http.Agent({ keepAlive: true });
    return () =>
      new Promise((resolve, reject) => {
        const body = JSON.stringify({ query: ordersQuery, variables });
        const length = { "content-length": String(Buffer.byteLength(body)) };
        const request = http.request(url, { method: "POST", agent, headers: { ...headers, ...length } });
        request.on("error", reject);
        request.on("response", (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString("utf8"))));
        });
        request.end(body);
      });
  },
  "undici request": async () => {
    const { request } = await import("undici");
    const url = `${upstreamUrl()}/graphql`;
    return async () => {
      const body = JSON.stringify({ query: ordersQuery, variables });
      const answer = await request(url, { method: "POST", headers, body });
      return answer.body.json();
    };
  },
  "next-bigcommerce, fetch passed in": () => createOurs({ fetch: (...args) => fetch(...args) }),
  "next-bigcommerce": () => createOurs({}),
} satisfies Record<string, () => Promise<RunQuery>>;

export const clientNames = Object.keys(clients);

export async function createClientOf(candidate: string): Promise<RunQuery> {
  const found = Object.entries(clients).find(([name]) => name === candidate);
  if (found === undefined) throw new Error(`There is no client ${JSON.stringify(candidate)}.`);
  return found[1]();
}
