import { decodeJwt, decodeProtectedHeader } from "jose";
import { expect, test } from "vitest";
import { StorefrontJwtIssuer } from "./storefront-jwt.js";

const token = {
  kind: "private",
  channelIds: [1, 2],
  allowedOrigins: [],
  scopes: ["Customer"],
  expiresAtSeconds: 2_000_000_000,
  issuedAtSeconds: 1_800_000_000,
  storeId: 10042,
  clientId: "client",
} as const;

test("a token has BigCommerce's claims, eat and no exp, and only typ and alg in its header", async () => {
  const issuer = await StorefrontJwtIssuer.create();
  const { id, jwt } = await issuer.issue(token);
  expect(decodeProtectedHeader(jwt)).toEqual({ typ: "JWT", alg: "ES256" });
  expect(decodeJwt(jwt)).toEqual({
    cid: [1, 2],
    cors: [],
    eat: 2_000_000_000,
    iat: 1_800_000_000,
    iss: "BC",
    sid: 10042,
    sub: "client",
    sub_type: 2,
    token_type: 3,
    jti: id,
    scopes: ["Customer"],
  });
});

test("a token that was issued can be read", async () => {
  const issuer = await StorefrontJwtIssuer.create();
  const { id, jwt } = await issuer.issue(token);
  expect(await issuer.read(jwt)).toEqual({ token: { ...token, id } });
});

test.each([
  ["not JSON", "not json", "no_valid_json"],
  ["an empty object", "{}", "unknown_format"],
  ["a list", "[]", "unknown_format"],
  ["exp in place of eat", '{"cid":[1],"exp":2000000000}', "unknown_format"],
])("a signed payload that is %s is named", async (_case, payload, problem) => {
  const issuer = await StorefrontJwtIssuer.create();
  expect(await issuer.read(await issuer.sign(payload))).toEqual({ problem });
});

test("the older form of cid, a single number, is read", async () => {
  const issuer = await StorefrontJwtIssuer.create();
  const claims = {
    cid: 7,
    cors: [],
    eat: 2,
    iat: 1,
    iss: "BC",
    sid: 1,
    sub: "s",
    sub_type: 2,
    token_type: 1,
    jti: "j",
  };
  const reading = await issuer.read(await issuer.sign(JSON.stringify(claims)));
  expect(reading).toMatchObject({ token: { channelIds: [7], kind: "storefront", scopes: null } });
});

test("two issuers do not accept each other's tokens", async () => {
  const [one, other] = await Promise.all([StorefrontJwtIssuer.create(), StorefrontJwtIssuer.create()]);
  const { jwt } = await one.issue(token);
  expect(await other.read(jwt)).toEqual({ problem: "bad_signature" });
});
