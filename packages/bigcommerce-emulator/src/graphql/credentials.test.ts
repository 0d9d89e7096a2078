import { generateKeyPair, SignJWT } from "jose";
import { expect, test } from "vitest";
import { inAnHour, mintToken, postGraphql, readGraphql, revokeToken } from "../../test/emulator-calls.js";
import { requestWithHost } from "../../test/request-with-host.js";
import { emulatorForEachTest, startEmulator } from "../../test/running-emulator.js";

const emulator = emulatorForEachTest();

async function tokenOfAnotherIssuer(): Promise<string> {
  const { privateKey } = await generateKeyPair("ES256");
  return new SignJWT({ eat: inAnHour() }).setProtectedHeader({ typ: "JWT", alg: "ES256" }).sign(privateKey);
}

function withPayload(jwt: string, payload: string): string {
  const [header, , signature] = jwt.split(".");
  return [header, Buffer.from(payload).toString("base64url"), signature].join(".");
}

test.each([
  ["no Authorization header", undefined, "GraphQL credentials were missing. No token was sent."],
  ["another scheme", "Basic YTpi", "GraphQL credentials were missing. No token was sent."],
  ["an empty bearer token", "Bearer", "GraphQL credentials were missing. No token was sent."],
  [
    "the REST access token",
    "Bearer emulator-access-token",
    "GraphQL invalid credentials. String is not a JWT",
  ],
  ["three parts that are no JWT", "Bearer a.b.c", "GraphQL invalid credentials. String is not a JWT"],
])("401 for %s", async (_case, authorization, message) => {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const response = await postGraphql(emulator, { headers });
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({ errors: [{ message }] });
});

test("401 for a token signed by someone else", async () => {
  const response = await readGraphql(await postGraphql(emulator, { token: await tokenOfAnotherIssuer() }));
  expect(response).toEqual({
    status: 401,
    data: undefined,
    messages: ["GraphQL invalid credentials. JWT signature is invalid"],
  });
});

test("401 for a token whose payload was changed", async () => {
  const token = withPayload(await mintToken(emulator), '{"eat":9999999999}');
  const response = await readGraphql(await postGraphql(emulator, { token }));
  expect(response.messages).toEqual(["GraphQL invalid credentials. JWT signature is invalid"]);
});

test("a token is valid until its eat, by the emulator's clock", async () => {
  const token = await mintToken(emulator, { body: { expires_at: inAnHour(), channel_id: 1 } });
  emulator.clock.set({ offsetSeconds: 3590 });
  expect((await postGraphql(emulator, { token })).status).toBe(200);
  emulator.clock.set({ offsetSeconds: 3601 });
  const late = await readGraphql(await postGraphql(emulator, { token }));
  expect(late).toEqual({
    status: 401,
    data: undefined,
    messages: ["GraphQL invalid credentials. JWT is expired"],
  });
  emulator.clock.set({ offsetSeconds: 0 });
  expect((await postGraphql(emulator, { token })).status).toBe(200);
});

test.each([0, 1_000_000_000])("a token minted with expires_at %i is expired at once", async (expires_at) => {
  const token = await mintToken(emulator, { body: { expires_at, channel_id: 1 } });
  const response = await readGraphql(await postGraphql(emulator, { token }));
  expect(response.messages).toEqual(["GraphQL invalid credentials. JWT is expired"]);
});

test("401 for a channel the token does not hold, and /graphql is the first channel", async () => {
  const token = await mintToken(emulator, { body: { expires_at: inAnHour(), channel_ids: [2] } });
  const mismatch = ["GraphQL invalid credentials. JWT channel id doesn't match channel id of the URL"];
  expect((await readGraphql(await postGraphql(emulator, { token }))).messages).toEqual(mismatch);
  expect(
    (await readGraphql(await postGraphql(emulator, { token, path: "/channels/1/graphql" }))).status,
  ).toBe(401);
  expect((await postGraphql(emulator, { token, path: "/channels/2/graphql" })).status).toBe(200);
});

test("an empty channel list is a token for every channel, but not for one the store does not have", async () => {
  const token = await mintToken(emulator, { body: { expires_at: inAnHour(), channel_ids: [] } });
  expect((await postGraphql(emulator, { token, path: "/channels/1/graphql" })).status).toBe(200);
  expect((await postGraphql(emulator, { token, path: "/channels/2/graphql" })).status).toBe(200);
  expect((await postGraphql(emulator, { token, path: "/channels/3/graphql" })).status).toBe(404);
});

test("the host names store and channel, as at BigCommerce", async () => {
  const token = await mintToken(emulator, { body: { expires_at: inAnHour(), channel_ids: [2] } });
  const ask = (host: string) => requestWithHost(emulator, host, token);
  expect(await ask("store-emulator-2.localhost")).toMatchObject({ status: 200 });
  expect((await ask("store-emulator.localhost")).body).toContain(
    "JWT channel id doesn't match channel id of the URL",
  );
  const foreign = await ask("store-another-2.localhost");
  expect(foreign).toMatchObject({ status: 401 });
  expect(foreign.body).toContain(
    "GraphQL invalid credentials. JWT store id doesn't match store id of the URL",
  );
});

test("401 for a revoked token, at once", async () => {
  const token = await mintToken(emulator);
  const other = await mintToken(emulator);
  expect((await revokeToken(emulator, token)).status).toBe(200);
  const response = await readGraphql(await postGraphql(emulator, { token }));
  expect(response).toEqual({ status: 401, data: undefined, messages: ["Unknown JWT token"] });
  expect((await postGraphql(emulator, { token: other })).status).toBe(200);
});

test("a revocation can take effect later", async () => {
  const slow = await startEmulator({ inferred: { revocationDelaySeconds: 60 } });
  const token = await mintToken(slow);
  await revokeToken(slow, token);
  expect((await postGraphql(slow, { token })).status).toBe(200);
  slow.clock.set({ offsetSeconds: 61 });
  expect((await readGraphql(await postGraphql(slow, { token }))).messages).toEqual(["Unknown JWT token"]);
});

test("after a reset every token is unknown", async () => {
  const token = await mintToken(emulator);
  emulator.reset();
  expect((await readGraphql(await postGraphql(emulator, { token }))).messages).toEqual(["Unknown JWT token"]);
});
