import { isEncrypted, isPlaceholder } from "../../app/placeholders.js";
import { isClearlySecretName } from "../../app/secrets.js";
import { browserTokenType, jwtPattern, readStorefrontClaims } from "../../app/storefront-tokens.js";

// Keys of APIs such as search and maps are for browsers, too.
const forBrowsers = /^NEXT_PUBLIC_|(?:API|ACCESS)_?KEY/i;
/** Of a demo, a test or the emulator: words, and what they are for comes first. */
const knownValue = /^(?:demo|emulator|test|testing|dev|development|local|insecure)(?:[-_ ][a-z0-9]+)+$/i;
const minLength = 12;

/** Whether a variable of this name holds a secret. */
export const isSecretName = (name: string) => isClearlySecretName(name) && !forBrowsers.test(name);

const ownSecret =
  /^BIGCOMMERCE_(?:ACCESS_TOKEN|CLIENT_SECRET|TRUSTED_PROXY_SECRET|\w*IMPERSONATION_TOKEN)$|^(?:\w+_)?(?:SESSION|SERVICE|AUTH|COOKIE|STAFF)_(?:SECRET|PASSWORD)$/;

/** Whether it is the shop's own, which no browser may have; `MAPBOX_TOKEN` may be for browsers. */
export const isOwnSecretName = (name: string) => ownSecret.test(name);

/** Whether a value is one that must be kept secret: no placeholder, and none that everybody knows. */
export const isRealSecret = (value: string) =>
  value.length >= minLength && !knownValue.test(value) && !isStandIn(value) && !/\s/.test(value.trim());

const isStandIn = (value: string) => isPlaceholder(value) || isEncrypted(value);

/** Whether a value is a storefront token that browsers may have. */
export const isBrowserToken = (value: string) =>
  [...value.matchAll(jwtPattern)].some(
    ([, payload = ""]) => readStorefrontClaims(payload)?.token_type === browserTokenType,
  );

/** A token of BigCommerce's GraphQL API. */
export interface StorefrontTokenText {
  /** Where it is. */
  readonly index: number;
  /** Seconds since the Unix epoch; `undefined` if it does not say. */
  readonly expiresAt: number | undefined;
}

/** BigCommerce's tokens in a text, with `eat` as their expiry. */
export function findStorefrontTokens(text: string): readonly StorefrontTokenText[] {
  return [...text.matchAll(jwtPattern)].flatMap(({ index, 1: payload = "" }) => {
    const claims = readStorefrontClaims(payload);
    return claims === undefined ? [] : [{ index, expiresAt: claims.eat }];
  });
}
