import { randomUUID } from "node:crypto";
import { CompactSign, compactVerify, decodeProtectedHeader, generateKeyPair } from "jose";
import { z } from "zod";
import type { TokenKind } from "../http/endpoint.js";

// 1 was seen in BigCommerce's storefront tokens; 2 and 3 follow the order of the token families.
const tokenTypes = { storefront: 1, impersonation: 2, private: 3 } as const satisfies Record<
  TokenKind,
  number
>;

const claimsSchema = z.object({
  cid: z.union([z.int().transform((id) => [id]), z.array(z.int())]),
  cors: z.array(z.string()),
  eat: z.int(),
  iat: z.int(),
  iss: z.literal("BC"),
  sid: z.int(),
  sub: z.string(),
  sub_type: z.literal(2),
  token_type: z.literal([1, 2, 3]),
  jti: z.string(),
  scopes: z.array(z.string()).optional(),
});

/** What a token says, under names of our own. */
export interface StorefrontToken {
  readonly kind: TokenKind;
  /** Empty: every channel of the store. */
  readonly channelIds: readonly number[];
  readonly allowedOrigins: readonly string[];
  readonly scopes: readonly string[] | null;
  readonly expiresAtSeconds: number;
  readonly issuedAtSeconds: number;
  readonly storeId: number;
  readonly clientId: string;
  readonly id: string;
}

export type JwtProblem = "not_a_jwt" | "bad_signature" | "no_valid_json" | "unknown_format";
type JwtReading = { readonly token: StorefrontToken } | { readonly problem: JwtProblem };

export interface StorefrontJwtIssuer {
  issue(token: Omit<StorefrontToken, "id">): Promise<{ id: string; jwt: string }>;
  read(jwt: string): Promise<JwtReading>;
  /** Signs any text: for payloads that no BigCommerce token has. */
  sign(payload: string): Promise<string>;
}

/** Issues and reads tokens with an ES256 key that exists only as long as this process. */
export async function createStorefrontJwtIssuer(): Promise<StorefrontJwtIssuer> {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const sign = (payload: string) =>
    new CompactSign(new TextEncoder().encode(payload))
      .setProtectedHeader({ typ: "JWT", alg: "ES256" })
      .sign(privateKey);
  const issue = async (token: Omit<StorefrontToken, "id">) => {
    const id = randomUUID();
    return { id, jwt: await sign(JSON.stringify(claimsOf({ ...token, id }))) };
  };
  const read = async (jwt: string): Promise<JwtReading> => {
    if (!looksLikeJwt(jwt)) return { problem: "not_a_jwt" };
    const verified = await compactVerify(jwt, publicKey, { algorithms: ["ES256"] }).catch(() => null);
    return verified === null
      ? { problem: "bad_signature" }
      : readPayload(new TextDecoder().decode(verified.payload));
  };
  return { issue, read, sign };
}

function looksLikeJwt(text: string): boolean {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return false;
  try {
    return typeof decodeProtectedHeader(text).alg === "string";
  } catch {
    return false;
  }
}

function claimsOf(token: StorefrontToken): z.input<typeof claimsSchema> {
  return {
    cid: [...token.channelIds],
    cors: [...token.allowedOrigins],
    // BigCommerce's name for the expiry; there is no `exp`.
    eat: token.expiresAtSeconds,
    iat: token.issuedAtSeconds,
    iss: "BC",
    sid: token.storeId,
    sub: token.clientId,
    sub_type: 2,
    token_type: tokenTypes[token.kind],
    jti: token.id,
    ...(token.scopes === null ? {} : { scopes: [...token.scopes] }),
  };
}

function readPayload(payload: string): JwtReading {
  let json: unknown;
  try {
    json = JSON.parse(payload);
  } catch {
    return { problem: "no_valid_json" };
  }
  const claims = claimsSchema.safeParse(json);
  return claims.success ? { token: tokenOf(claims.data) } : { problem: "unknown_format" };
}

function tokenOf(claims: z.output<typeof claimsSchema>): StorefrontToken {
  const kinds = { 1: "storefront", 2: "impersonation", 3: "private" } as const;
  return {
    kind: kinds[claims.token_type],
    channelIds: claims.cid,
    allowedOrigins: claims.cors,
    scopes: claims.scopes ?? null,
    expiresAtSeconds: claims.eat,
    issuedAtSeconds: claims.iat,
    storeId: claims.sid,
    clientId: claims.sub,
    id: claims.jti,
  };
}
