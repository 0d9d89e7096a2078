import { afterAll, beforeAll, expect, test } from "vitest";
import { createEmulator, type Emulator } from "./index.js";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator();
});
afterAll(() => emulator.close());

test("a token minted over HTTP is accepted by GraphQL and counted", async () => {
  const minted = await fetch(
    `${emulator.url}/stores/emulator/v3/storefront/api-token-customer-impersonation`,
    {
      method: "POST",
      headers: { "x-auth-token": "emulator-access-token", "content-type": "application/json" },
      body: JSON.stringify({ expires_at: Math.floor(Date.now() / 1000) + 600, channel_ids: [1, 2] }),
    },
  );
  const { data } = await minted.json();
  const answer = await fetch(`${emulator.url}/channels/1/graphql`, {
    method: "POST",
    headers: { authorization: `Bearer ${data.token}`, "content-type": "application/json" },
    body: JSON.stringify({ query: "query Name { __typename }" }),
  });
  expect(minted.status).toBe(200);
  expect(await answer.json()).toEqual({ data: { __typename: "Query" } });
  expect(emulator.stats()).toEqual({
    tokens: { impersonation: 1, private: 0, storefront: 0 },
    revocations: 0,
    graphql: 1,
    statuses: { "200": 2 },
  });
});
