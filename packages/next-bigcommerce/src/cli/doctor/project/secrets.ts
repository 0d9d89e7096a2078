import * as z from "zod/mini";

// Without API_KEY: those of search and maps are for browsers.
const secretName = /(?:SECRET|TOKEN|PASSWORD|PASSPHRASE|PRIVATE_KEY|CREDENTIAL)/i;
const notSecretName =
  /^NEXT_PUBLIC_|(?:_URL|_KIND|_TYPE|_LIFETIME|_SECONDS|_TTL|_ID|_NAME|_HASH|_PATH|_FILE|_ISSUER|_AUDIENCE|_ENDPOINT)$/i;
/** Of a demo, a test or the emulator: words, and what they are for comes first. */
const knownValue = /^(?:demo|emulator|test|testing|dev|development|local|insecure)(?:[-_ ][a-z0-9]+)+$/i;
const standIn =
  /^(?:(?:your|my|the|some|change|replace|insert|example|placeholder|todo|dummy|fake)(?:[-_ .]|$)|encrypted:|ENC\[|(?:change|replace)me|x{3,}|<|\$|\{|\[|\.\.\.|\*)|[-_ ](?:here|goes here)$/i;
const minLength = 12;

/** Whether a variable of this name holds a secret. */
export const isSecretName = (name: string) => secretName.test(name) && !notSecretName.test(name);

const ownSecret =
  /^BIGCOMMERCE_(?:ACCESS_TOKEN|CLIENT_SECRET|TRUSTED_PROXY_SECRET|\w*IMPERSONATION_TOKEN)$|^(?:\w+_)?(?:SESSION|SERVICE|AUTH|COOKIE|STAFF)_(?:SECRET|PASSWORD)$/;

/** Whether it is the shop's own, which no browser may have; `MAPBOX_TOKEN` may be for browsers. */
export const isOwnSecretName = (name: string) => ownSecret.test(name);

/** Whether a value is one that must be kept secret: no placeholder, and none that everybody knows. */
export const isRealSecret = (value: string) =>
  value.length >= minLength && !knownValue.test(value) && !standIn.test(value) && !/\s/.test(value.trim());

/** A token of BigCommerce's GraphQL API. */
export interface StorefrontTokenText {
  /** Where it is. */
  readonly index: number;
  /** Seconds since the Unix epoch; `undefined` if it does not say. */
  readonly expiresAt: number | undefined;
}

// From its first dot: looking back from there is bounded, where each `eyJ` of a long text would be tried.
const jwt = /\.(?=eyJ)(?<=eyJ[\w-]{10,2000}\.)(eyJ[\w-]{10,8000})\.[\w-]{20,}/g;
const claimsSchema = z.looseObject({ iss: z.literal("BC"), eat: z.optional(z.number()) });

/** BigCommerce's tokens are JWTs with BigCommerce as their issuer, and `eat` as their expiry. */
export function findStorefrontTokens(text: string): readonly StorefrontTokenText[] {
  const jwts = text.matchAll(jwt);
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
