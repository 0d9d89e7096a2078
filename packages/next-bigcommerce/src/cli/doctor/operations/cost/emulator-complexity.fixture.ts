import { readFileSync } from "node:fs";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import * as graphql from "graphql";
import { afterAll, beforeAll } from "vitest";
import { z } from "zod";
import { estimateComplexity } from "./complexity.js";

const emulatorSources = new URL("../../../../../../bigcommerce-emulator/src/", import.meta.url);
export const schema = graphql.buildSchema(
  readFileSync(new URL("resolvers/schema.graphql", emulatorSources), "utf8"),
  { assumeValidSDL: true },
);

/** What doctor says of a document with one operation. */
export function estimate(text: string) {
  const document = graphql.parse(text);
  const operation = graphql.getOperationAST(document);
  if (!operation) throw new Error("The document has no operation.");
  return estimateComplexity({ graphql, schema, document, operation });
}

const mintedSchema = z.object({ data: z.object({ token: z.string() }) });
const anyMillions = 1_000_000_000;

let emulator: Emulator;
let token = "";

/** For the calling test file: an emulator that refuses nothing for its complexity. */
export function startEmulatorBeforeAll(): void {
  beforeAll(async () => {
    emulator = await createEmulator({
      inferred: { complexityRefusal: "never", inFlightComplexityQuota: anyMillions },
    });
    const response = await post("/stores/emulator/v3/storefront/api-token-customer-impersonation", {
      headers: { "x-auth-token": "emulator-access-token" },
      body: { expires_at: Math.floor(Date.now() / 1000) + 3_600, channel_ids: [1] },
    });
    token = mintedSchema.parse(await response.json()).data.token;
  });
  afterAll(() => emulator.close());
}

/** `x-bc-graphql-complexity` of the emulator's answer; it is there too if a required variable is not. */
export async function countedByEmulator(
  query: string,
  variables: Record<string, unknown> = {},
): Promise<number> {
  const response = await post("/channels/1/graphql", {
    headers: { authorization: `Bearer ${token}` },
    body: { query, variables },
  });
  const complexity = response.headers.get("x-bc-graphql-complexity");
  if (complexity === null) throw new Error(`Refused: ${await response.text()}\n${query}`);
  await response.body?.cancel();
  return Number(complexity);
}

const post = (path: string, { headers, body }: { headers: Record<string, string>; body: unknown }) =>
  fetch(`${emulator.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
