import { promisify } from "node:util";
import { brotliDecompress, gunzip } from "node:zlib";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { parse } from "graphql";
import { upstreamUrl } from "../upstream/start-upstream.ts";

/** Runs the query once and returns its parsed data. */
export type RunQuery = () => Promise<unknown>;

/** The text of the document that a client is to send. */
type CreateClient = (document: string) => Promise<RunQuery>;

const variables = { first: 10 };
const token = "e30.e30.c2lnbmF0dXJl";
const headers = {
  authorization: `Bearer ${token}`,
  "content-type": "application/json",
  accept: "application/json",
  "x-bc-customer-id": "7",
};
const graphqlUrl = () => `${upstreamUrl()}/graphql`;
const bodyOf = (document: string) => JSON.stringify({ query: document, variables });

/** Those that leave the content coding to whoever calls them. */
const decoders = new Map([
  ["gzip", promisify(gunzip)],
  ["br", promisify(brotliDecompress)],
]);

async function parseBody(bytes: Uint8Array, coding: unknown): Promise<unknown> {
  const decode = typeof coding === "string" ? decoders.get(coding) : undefined;
  const decoded = decode === undefined ? bytes : await decode(bytes);
  return JSON.parse(Buffer.from(decoded).toString("utf8"));
}

/** One module for all of an app, with the customer from its session. */
async function openOurs(options: { readonly fetch?: typeof fetch } = {}) {
  const { createBigCommerce } = await import("next-bigcommerce");
  return createBigCommerce({
    storeHash: "emulator",
    accessToken: "emulator-access-token",
    channelIds: [1],
    apiUrl: upstreamUrl(),
    storefrontUrl: upstreamUrl(),
    resolveCustomerId: async () => 7,
    ...options,
  });
}

const clients = {
  "raw fetch": async (document) => {
    const url = graphqlUrl();
    return async () => {
      const response = await fetch(url, { method: "POST", headers, body: bodyOf(document) });
      return response.json();
    };
  },
  "@bigcommerce/catalyst-client": async (text) => {
    const { createClient } = await import("@bigcommerce/catalyst-client");
    const document: TypedDocumentNode<unknown, typeof variables> = parse(text);
    const url = graphqlUrl();
    const client = createClient({
      storeHash: "emulator",
      storefrontToken: token,
      channelId: "1",
      backendUserAgentExtensions: "",
      logger: false,
    });
    // Its address is fixed; the request goes to the same server as everybody's.
    const original = globalThis.fetch;
    globalThis.fetch = (_address, init) => original(url, init);
    return () => client.fetch({ document, variables, customerAccessToken: "customer-token" });
  },
  "bare node:http": async (document) => {
    const url = graphqlUrl();
    const http = await (url.startsWith("https:") ? import("node:https") : import("node:http"));
    const agent = new http.Agent({ keepAlive: true });
    return () =>
      new Promise((resolve, reject) => {
        const body = bodyOf(document);
        const length = { "content-length": String(Buffer.byteLength(body)) };
        const request = http.request(url, { method: "POST", agent, headers: { ...headers, ...length } });
        request.on("error", reject);
        request.on("response", (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve(parseBody(Buffer.concat(chunks), response.headers["content-encoding"])),
          );
        });
        request.end(body);
      });
  },
  "bare undici.request": async (document) => {
    const { request } = await import("undici");
    const url = graphqlUrl();
    return async () => {
      const answer = await request(url, { method: "POST", headers, body: bodyOf(document) });
      const coding = answer.headers["content-encoding"];
      return coding === undefined ? answer.body.json() : parseBody(await answer.body.bytes(), coding);
    };
  },
  "next-bigcommerce customer, fetch passed in": async (document) => {
    const { customer } = await openOurs({ fetch: (...args) => fetch(...args) });
    return () => customer.query(document, variables);
  },
  "next-bigcommerce guest": async (document) => {
    const { guest } = await openOurs();
    return () => guest.query(document, variables);
  },
  "next-bigcommerce customer": async (document) => {
    const { customer } = await openOurs();
    return () => customer.query(document, variables);
  },
} satisfies Record<string, CreateClient>;

export const clientNames = Object.keys(clients);

export async function createClientOf(candidate: string, document: string): Promise<RunQuery> {
  const found = Object.entries(clients).find(([name]) => name === candidate);
  if (found === undefined) throw new Error(`There is no client ${JSON.stringify(candidate)}.`);
  return found[1](document);
}
