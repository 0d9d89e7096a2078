import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import { inAnHour, mintToken, postToken, revokeToken, type TokenPath } from "../../test/emulator-calls.js";
import { emulatorForEachTest, startEmulator } from "../../test/running-emulator.js";

const statusPage = "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes";
const scopeText = "You don't have a required scope to access the endpoint";
const scopeMissing = { status: 403, title: scopeText, type: statusPage, errors: {} };

const emulator = emulatorForEachTest({
  accessTokens: [
    { token: "siblings-only", scopes: ["store_storefront_api"] },
    { token: "impersonation-only", scopes: ["store_storefront_api_customer_impersonation"] },
    { token: "no-scope", scopes: [] },
  ],
});

const bodies: Record<TokenPath, object> = {
  "api-token-customer-impersonation": { expires_at: 2_000_000_000, channel_id: 2, name: "label" },
  "api-token-private": { expires_at: 2_000_000_000, channel_id: 2, scopes: ["B2B"] },
  "api-token": { expires_at: 2_000_000_000, channel_id: 2, allowed_cors_origins: ["https://shop.example"] },
};

test.each([
  ["api-token-customer-impersonation", "impersonation", { token_type: 2, cors: [] }],
  ["api-token-private", "private", { token_type: 3, cors: [], scopes: ["B2B"] }],
  ["api-token", "storefront", { token_type: 1, cors: ["https://shop.example"] }],
] as const)("%s responds 200 with nothing but a token, and counts it as %s", async (path, kind, claims) => {
  const response = await postToken(emulator, { path, body: bodies[path] });
  const body = await response.json();
  expect(response.status).toBe(200);
  expect(body).toEqual({ data: { token: expect.any(String) }, meta: {} });
  expect(decodeJwt(body.data.token)).toMatchObject({ cid: [2], eat: 2_000_000_000, iss: "BC", ...claims });
  expect(emulator.stats().tokens).toEqual({ impersonation: 0, private: 0, storefront: 0, [kind]: 1 });
});

describe("who asks is settled before what is asked", () => {
  test("401 in plain text without X-Auth-Token", async () => {
    const response = await postToken(emulator, {
      headers: { "x-auth-token": "" },
      body: "not json",
      storeHash: "other",
    });
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(await response.text()).toBe("X-Auth-Token header is required");
  });

  test("401 in the envelope for an access token the store does not know", async () => {
    const response = await postToken(emulator, { headers: { "x-auth-token": "wrong" }, body: "not json" });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      status: 401,
      title:
        "Unauthorized - the v3 Auth client ID or token in the request are not a valid combination for this store.",
      type: statusPage,
    });
  });

  test.each([
    ["a foreign store hash", {}, "api-token-customer-impersonation", "store-emulator"],
    [
      "the siblings' scope only",
      { "x-auth-token": "siblings-only" },
      "api-token-customer-impersonation",
      "emulator",
    ],
    ["the impersonation scope only", { "x-auth-token": "impersonation-only" }, "api-token", "emulator"],
    [
      "the impersonation scope only",
      { "x-auth-token": "impersonation-only" },
      "api-token-private",
      "emulator",
    ],
    ["no scope", { "x-auth-token": "no-scope" }, "api-token-customer-impersonation", "emulator"],
  ] as const)("403 for %s, whatever the body", async (_case, headers, path, storeHash) => {
    const response = await postToken(emulator, { headers, path, storeHash, body: "not json" });
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual(scopeMissing);
  });

  test("406, 415 and 422 follow in this order", async () => {
    const xml = { accept: "application/xml", "content-type": "text/plain" };
    expect((await postToken(emulator, { headers: xml, body: "{" })).status).toBe(406);
    expect((await postToken(emulator, { headers: { "content-type": "text/plain" }, body: "{" })).status).toBe(
      415,
    );
    expect((await postToken(emulator, { body: "{" })).status).toBe(422);
  });
});

test("an unknown resource of the store is 404 in the envelope, any other path an HTML page", async () => {
  const headers = { "x-auth-token": "emulator-access-token" };
  const resource = await fetch(`${emulator.url}/stores/emulator/v3/catalog/nothing`, { headers });
  expect(resource.status).toBe(404);
  expect(await resource.json()).toEqual({ status: 404, title: "Not found", type: statusPage, errors: {} });
  const path = await fetch(`${emulator.url}/elsewhere`);
  expect([path.status, path.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
});

test("other methods are 405 and named in Allow", async () => {
  const url = `${emulator.url}/stores/emulator/v3/storefront/api-token`;
  const response = await fetch(url, { method: "PUT", headers: { "x-auth-token": "emulator-access-token" } });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "POST, DELETE"]);
});

test.each([
  ["X-Auth-Client", { "x-auth-client": "anything" }],
  ["X-Bc-Customer-Id", { "x-bc-customer-id": "" }],
  ["a charset in the content type", { "content-type": "application/json; charset=utf-8" }],
  ["an Accept list that admits JSON", { accept: "text/html, application/json;q=0.9" }],
])("%s does not matter to the endpoint", async (_case, headers) => {
  expect((await postToken(emulator, { headers })).status).toBe(200);
});

test.each(["api-token-customer-impersonation", "api-token-private", "api-token"] as const)(
  "a token of %s is revoked by the one revocation endpoint, with an empty 200",
  async (path) => {
    const response = await revokeToken(emulator, await mintToken(emulator, { path, body: bodies[path] }));
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(emulator.stats().revocations).toBe(1);
  },
);

test.each(["", "not-a-jwt", "a.b.c"])("revoking %j is 422 and counts nothing", async (token) => {
  const response = await revokeToken(emulator, token);
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({
    title: "Invalid JWT Token provided or missing JWT token header",
  });
  expect(emulator.stats().revocations).toBe(0);
});

test("an expired token can still be revoked, and twice", async () => {
  const token = await mintToken(emulator, { body: { expires_at: 0, channel_id: 1 } });
  expect((await revokeToken(emulator, token)).status).toBe(200);
  expect((await revokeToken(emulator, token)).status).toBe(200);
});

test("every response has the four quota headers, and the one above the quota is 429 with a wait", async () => {
  const small = await startEmulator({ restQuota: { requests: 2, windowMs: 30_000 } });
  const first = await postToken(small);
  expect(first.headers.get("x-rate-limit-requests-quota")).toBe("2");
  expect(first.headers.get("x-rate-limit-requests-left")).toBe("1");
  expect(first.headers.get("x-rate-limit-time-window-ms")).toBe("30000");
  const refused = await postToken(small, { body: {} });
  expect([refused.status, refused.headers.get("x-rate-limit-requests-left")]).toEqual([422, "0"]);
  expect(refused.headers.get("x-retry-after")).toBeNull();
  const limited = await postToken(small);
  expect(limited.status).toBe(429);
  expect(await limited.json()).toEqual({
    status: 429,
    title: "Too many requests",
    type: statusPage,
    errors: {},
  });
  expect(Number(limited.headers.get("x-rate-limit-time-reset-ms"))).toBeGreaterThan(0);
  expect(limited.headers.get("x-retry-after")).toMatch(/^(2\d|30)$/);
  small.clock.set({ offsetSeconds: 31 });
  expect((await postToken(small)).status).toBe(200);
  expect(small.stats().tokens.impersonation).toBe(2);
});

test("stats count a token for each accepted request, none for a refused one", async () => {
  await postToken(emulator);
  await postToken(emulator, { body: { channel_id: 1 } });
  await postToken(emulator, { body: { expires_at: inAnHour(), channel_ids: [9] } });
  expect(emulator.stats()).toMatchObject({ tokens: { impersonation: 1 }, statuses: { "200": 1, "422": 2 } });
});
