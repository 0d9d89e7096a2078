import { generate } from "@graphql-codegen/cli";
import { preset } from "@graphql-codegen/client-preset";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

let emulator: Emulator;
let authorization: string;
beforeAll(async () => {
  emulator = await createEmulator();
  authorization = `Bearer ${await mintToken()}`;
});
afterAll(() => emulator.close());

const mintedSchema = z.object({ data: z.object({ token: z.string() }) });

async function mintToken(): Promise<string> {
  const expiresAt = Math.floor(Date.now() / 1000) + 600;
  const response = await fetch(`${emulator.url}/stores/emulator/v3/storefront/api-token-private`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-auth-token": "emulator-access-token" },
    body: JSON.stringify({ channel_ids: [1], expires_at: expiresAt, scopes: ["Unauthenticated"] }),
  });
  return mintedSchema.parse(await response.json()).data.token;
}

const home = "query Home { site { settings { storeName } products(first: 3) { edges { node { name } } } } }";

/** What GraphQL Code Generator writes when it asks the endpoint itself for the schema. */
async function generatedOver(method: "GET" | "POST", headers: Record<string, string>): Promise<string> {
  const schema = { [`${emulator.url}/graphql`]: { method, headers } };
  // Not by its name, which is looked for from the folder in which the tests are started.
  const generates = { "gql/": { preset } };
  const files: unknown = await generate(
    { silent: true, schema: [schema], documents: home, generates },
    false,
  );
  return JSON.stringify(files);
}

test("GraphQL Code Generator reads the schema of the endpoint, by POST and by GET", async () => {
  const byPost = await generatedOver("POST", { authorization });
  expect(byPost).toContain("storeName: string");
  expect(await generatedOver("GET", { authorization })).toBe(byPost);
});

test("without a token it says why there is no schema", async () => {
  await expect(generatedOver("POST", {})).rejects.toThrow("No token was sent");
});
