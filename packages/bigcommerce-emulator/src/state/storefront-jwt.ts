import { randomUUID } from "node:crypto";
import { CompactSign, compactVerify, decodeProtectedHeader, generateKeyPair } from "jose";
import { z } from "zod";
import type { TokenKind } from "../http/endpoint.js";
import { parseJson } from "../http/message.js";
import { BoundedMap } from "../store/bounded-map.js";

// A token's type is the place of its kind, counted from 1. 1 was seen in BigCommerce's storefront tokens; 2 and 3 follow
// the order of the token families.
const tokenKinds = ["storefront", "impersonation", "private"] as const satisfies readonly TokenKind[];

const claimsSchema = z.object({
  cid: z.union([z.int().transform((id) => [id]), z.array(z.int())]),
  cors: z.array(z.string()),
  eat: z.int(),
  iat: z.int(),
  iss: z.literal("BC"),
  sid: z.int(),
  sub: z.string(),
  sub_type: z.literal(2),
  token_type: z
    .int()
    .transform((type) => tokenKinds[type - 1])
    .pipe(z.enum(tokenKinds)),
  jti: z.string(),
  scopes: z.array(z.string()).optional(),
});

/** Issues and reads tokens with an ES256 key that lives as long as this process. */
export class StorefrontJwtIssuer {
  readonly #keys: KeyPair;
  // What a token says never changes, and checking a signature takes as long as many a query.
  readonly #readTokens = new BoundedMap<string, StorefrontToken>(1_000);

  private constructor(keys: KeyPair) {
    this.#keys = keys;
  }

  static async create(): Promise<StorefrontJwtIssuer> {
    return new StorefrontJwtIssuer(await generateKeyPair("ES256"));
  }

  async issue(token: Omit<StorefrontToken, "id">): Promise<{ id: string; jwt: string }> {
    const id = randomUUID();
    return { id, jwt: await this.sign(JSON.stringify(claimsOf({ ...token, id }))) };
  }

  async read(jwt: string): Promise<JwtReading> {
    const known = this.#readTokens.get(jwt);
    if (known !== undefined) return { token: known };
    const reading = await this.#verify(jwt);
    if ("token" in reading) this.#readTokens.set(jwt, reading.token);
    return reading;
  }

  async #verify(jwt: string): Promise<JwtReading> {
    if (!looksLikeJwt(jwt)) return { problem: "not_a_jwt" };
    const options = { algorithms: ["ES256"] };
    const verified = await compactVerify(jwt, this.#keys.publicKey, options).catch(() => null);
    return verified === null
      ? { problem: "bad_signature" }
      : readClaims(new TextDecoder().decode(verified.payload));
  }

  /** Signs any string: for payloads that no BigCommerce token has. */
  sign(payload: string): Promise<string> {
    return new CompactSign(new TextEncoder().encode(payload))
      .setProtectedHeader({ typ: "JWT", alg: "ES256" })
      .sign(this.#keys.privateKey);
  }
}

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

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
    token_type: tokenKinds.indexOf(token.kind) + 1,
    jti: token.id,
    ...(token.scopes === null ? {} : { scopes: [...token.scopes] }),
  };
}

function readClaims(payload: string): JwtReading {
  const json = parseJson(payload);
  if (json === undefined) return { problem: "no_valid_json" };
  const claims = claimsSchema.safeParse(json);
  return claims.success ? { token: tokenOf(claims.data) } : { problem: "unknown_format" };
}

function tokenOf(claims: z.output<typeof claimsSchema>): StorefrontToken {
  return {
    kind: claims.token_type,
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

/** The claims of a token, under our own names. */
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
