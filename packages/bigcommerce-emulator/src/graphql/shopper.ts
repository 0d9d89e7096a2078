import type { InferredSwitches } from "../behaviour/inferred-switches.js";
import { behaviourText } from "../behaviour/ledger.js";
import { readCookie } from "../http/cookie.js";
import { type HttpResponse, jsonResponse } from "../http/message.js";
import type { StorefrontToken } from "../state/storefront-jwt.js";
import type { SignedInShopper, StoreData } from "../store/store-data.js";
import { isBrowserRequest } from "./caller.js";
import { graphqlRefusal } from "./error.js";

interface IdentityRules {
  readonly data: StoreData;
  readonly inferred: InferredSwitches;
  readonly nowSeconds: number;
}

type ShopperIdentity = { readonly customerId: number | null } | { readonly refusal: HttpResponse };

const guest: ShopperIdentity = { customerId: null };

/**
 * As which customer a request runs. `X-Bc-Customer-Id` counts with an impersonation token only, a customer access token
 * with the others: of a browser the cookie `SHOP_TOKEN`, of a server the header.
 */
export function identifyShopper(
  token: StorefrontToken,
  headers: Headers,
  rules: IdentityRules,
): ShopperIdentity {
  if (token.kind === "impersonation") return identifyById(headers.get("x-bc-customer-id"), rules);
  if (token.kind === "storefront" && isBrowserRequest(headers, rules.inferred))
    return identifyByCookie(headers, rules);
  return identifyByAccessToken(headers, rules);
}

/** Whom the links to the checkout sign in: with a customer access token the customer, and else nobody. */
export function checkoutShopper(
  token: StorefrontToken,
  headers: Headers,
  customerId: number | null,
  { impersonatedCheckout }: InferredSwitches,
): SignedInShopper | null {
  if (customerId === null) return null;
  if (token.kind !== "impersonation") return { customerId, accessToken: accessTokenOf(headers) };
  return impersonatedCheckout === "customer" ? { customerId, accessToken: null } : null;
}

/** The customer that a request names, for the log; it may have no right to do so. */
export function namedCustomerId(headers: Headers, data: StoreData): number | null {
  const accessToken = accessTokenOf(headers);
  const byToken = accessToken === null ? undefined : data.customerAccessTokens.get(accessToken)?.customerId;
  return parseCustomerId(headers.get("x-bc-customer-id") ?? "") ?? byToken ?? null;
}

export function parseCustomerId(value: string): number | null {
  const id = /^[1-9]\d{0,15}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isSafeInteger(id) ? id : null;
}

function identifyById(value: string | null, { data, inferred }: IdentityRules): ShopperIdentity {
  if (value === null) return guest;
  const customerId = parseCustomerId(value);
  if (customerId === null) {
    if (inferred.invalidCustomerId === "guest") return guest;
    return { refusal: graphqlRefusal(inferred, 400, "shopper.invalid_customer_id") };
  }
  if (data.customers.has(customerId)) return { customerId };
  if (inferred.unknownCustomer === "guest") return guest;
  return { refusal: graphqlRefusal(inferred, 400, "shopper.unknown_customer") };
}

function accessTokenOf(headers: Headers): string | null {
  return headers.get("x-bc-customer-access-token") ?? readCookie(headers, "SHOP_TOKEN");
}

/** A browser sends its customer access token as a cookie. One that has ended makes a guest. */
function identifyByCookie(headers: Headers, { data, nowSeconds }: IdentityRules): ShopperIdentity {
  const entry = data.customerAccessTokens.get(readCookie(headers, "SHOP_TOKEN") ?? "");
  return entry !== undefined && entry.expiresAtSeconds > nowSeconds
    ? { customerId: entry.customerId }
    : guest;
}

/** Without a customer access token the request is a guest's, also when it asks for an error: Catalyst's client always asks. */
function identifyByAccessToken(
  headers: Headers,
  { data, inferred, nowSeconds }: IdentityRules,
): ShopperIdentity {
  const accessToken = headers.get("x-bc-customer-access-token");
  if (accessToken === null) return guest;
  const entry = data.customerAccessTokens.get(accessToken);
  if (entry !== undefined && entry.expiresAtSeconds > nowSeconds) return { customerId: entry.customerId };
  const strict = headers.get("x-bc-error-on-invalid-customer-access-token")?.toLowerCase() === "true";
  return strict ? { refusal: invalidAccessToken(inferred) } : guest;
}

function invalidAccessToken(inferred: InferredSwitches): HttpResponse {
  const message = behaviourText(inferred, "shopper.bad_access_token");
  const extensions = { code: "INVALID_CUSTOMER_ACCESS_TOKEN" };
  return jsonResponse(200, { data: null, errors: [{ message, extensions }] });
}
