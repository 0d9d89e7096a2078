import { looksRandom } from "../../app/secrets.js";
import { jwtPattern, readStorefrontClaims } from "../../app/storefront-tokens.js";

/** A secret that is known by its looks, whatever its value is. */
export interface TokenPattern {
  readonly id: string;
  readonly kind: string;
  readonly pattern: RegExp;
  /** Whether what the pattern's first group holds is one. */
  readonly isMeant: (value: string) => boolean;
}

const bigcommerceToken: TokenPattern = {
  id: "bigcommerce-token",
  kind: "a BigCommerce token",
  pattern: jwtPattern,
  isMeant: (payload) => readStorefrontClaims(payload) !== undefined,
};

/** By the name before it: it has no shape of its own. In JSON it may be an object with a `value`. */
const customerAccessToken: TokenPattern = {
  id: "customer-access-token",
  kind: "a customer access token",
  pattern:
    /customer[-_]?access[-_]?token["'`\]\s]{0,8}[:=,]\s{0,8}(?:\{\s{0,8}["']?value["']?\s{0,8}:\s{0,8})?["'`]([\w.~+/-]{24,4096})["'`]/gi,
  isMeant: (value) => looksRandom(value) && !isWords(value),
};

const privateKey: TokenPattern = {
  id: "private-key",
  kind: "a private key",
  pattern: /-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY-----\s{1,8}([\w+/=]{40,})/g,
  isMeant: (body) => looksRandom(body),
};

/** In the source, where it would be sent. */
export const accessTokenHeader: TokenPattern = {
  id: "access-token-header",
  kind: "an access token in an X-Auth-Token header",
  pattern: /x-auth-token["'`\]]{0,2}\s{0,8}[:=,]\s{0,8}["'`]([A-Za-z0-9]{20,})["'`]/gi,
  isMeant: () => true,
};

export const tokenPatterns: readonly TokenPattern[] = [bigcommerceToken, customerAccessToken, privateKey];

/** Words with hyphens are a name that somebody thought up. */
const isWords = (value: string) => /[a-z]{4,}[-_.~+/]|[-_.~+/][a-z]{4,}/i.test(value);
