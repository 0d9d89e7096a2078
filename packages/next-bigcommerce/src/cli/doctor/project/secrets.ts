import * as z from "zod/mini";

const secretName = /(?:SECRET|TOKEN|PASSWORD|PASSPHRASE|PRIVATE_KEY|API_KEY|CREDENTIAL)/i;
const notSecretName =
  /^NEXT_PUBLIC_|(?:_URL|_KIND|_TYPE|_LIFETIME|_SECONDS|_TTL|_ID|_NAME|_HASH|_PATH|_FILE|_ISSUER|_AUDIENCE|_ENDPOINT)$/i;
/** Of a demo or the emulator: only words. */
const knownValue = /^(?:demo|emulator|test|dev|local)(?:-[a-z]+)+$/;
const standIn =
  /^(?:(?:your|my|the|some|change|replace|insert|example|placeholder|todo|dummy|fake)(?:[-_ .]|$)|(?:change|replace)me|x{3,}|<|\$|\{|\[|\.\.\.|\*)|[-_ ](?:here|goes here)$/i;
const minLength = 12;

/** Whether a variable of this name holds a secret. */
export const isSecretName = (name: string) => secretName.test(name) && !notSecretName.test(name);

/** Whether a value is one that must be kept secret: no placeholder, and none that everybody knows. */
export const isRealSecret = (value: string) =>
  value.length >= minLength && !knownValue.test(value) && !standIn.test(value) && !/\s/.test(value.trim());

/** A token of BigCommerce's GraphQL API. */
export interface StorefrontTokenText {
  /** Where it begins. */
  readonly index: number;
  /** Seconds since the Unix epoch; `undefined` if it does not say. */
  readonly expiresAt: number | undefined;
}

const claimsSchema = z.looseObject({ iss: z.literal("BC"), eat: z.optional(z.number()) });

/** BigCommerce's tokens are JWTs with BigCommerce as their issuer, and `eat` as their expiry. */
export function findStorefrontTokens(text: string): readonly StorefrontTokenText[] {
  const jwts = text.matchAll(/eyJ[\w-]{10,}\.(eyJ[\w-]{10,})\.[\w-]{20,}/g);
  return [...jwts].flatMap(({ index, 1: payload = "" }) => {
    const claims = claimsSchema.safeParse(parseJson(Buffer.from(payload, "base64url").toString("utf8")));
    return claims.success ? [{ index, expiresAt: claims.data.eat }] : [];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
