import { z } from "zod";
import type { Emulator } from "../src/index.js";
import { mintPrivateToken, mintToken, postGraphql, readGraphql } from "./emulator-calls.js";
import { valueAt } from "./execute-storefront.js";

interface ManagementAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body; undefined if there is none. */
  readonly json: unknown;
  /** The value at a path of the body such as `data.0.email`. */
  at(path: string): unknown;
  /** The values at a path of each element of the list `data`, or of the body itself if that is a list. */
  each(path: string): unknown[];
}

type Send = (path: string, body?: unknown) => Promise<ManagementAnswer>;

const listSchema = z.union([z.array(z.unknown()), z.object({ data: z.array(z.unknown()) })]);

/** Calls the Management API with an access token; paths start with the version: `v3/customers`. */
export function managementCaller(emulator: Emulator, accessToken = "emulator-access-token") {
  const send =
    (method: string): Send =>
    async (path, body) => {
      const response = await fetch(`${emulator.url}/stores/emulator/${path}`, {
        method,
        headers: { "x-auth-token": accessToken, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return answerOf(response, text === "" ? undefined : JSON.parse(text));
    };
  return { get: send("GET"), post: send("POST"), put: send("PUT"), delete: send("DELETE"), send };
}

function answerOf({ status, headers }: Response, json: unknown): ManagementAnswer {
  const each = (path: string) => {
    const list = listSchema.parse(json);
    return (Array.isArray(list) ? list : list.data).map((item) => valueAt(item, path));
  };
  return { status, headers, json, at: (path) => valueAt(json, path), each };
}

/** The data of a GraphQL query: of nobody with a private token, or of the named customer with an impersonation token. */
export async function queryStorefront(emulator: Emulator, query: string, customerId?: number) {
  const token = await (customerId === undefined ? mintPrivateToken(emulator) : mintToken(emulator));
  const headers: Record<string, string> =
    customerId === undefined ? {} : { "x-bc-customer-id": String(customerId) };
  const answer = await readGraphql(await postGraphql(emulator, { token, query, headers }));
  return { ...answer, at: (path: string) => valueAt(answer.data, path) };
}
