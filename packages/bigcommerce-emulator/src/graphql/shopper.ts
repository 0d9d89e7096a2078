import { type HttpResponse, jsonResponse } from "../http/message.js";
import type { InferredSwitches } from "../state/inferred-switches.js";
import type { StorefrontToken } from "../state/storefront-jwt.js";
import type { SignedInShopper, StoreData } from "../store/store-data.js";
import { isBrowserRequest } from "./caller.js";
import { graphqlError } from "./error.js";

interface IdentityRules {
  readonly data: StoreData;
  readonly inferred: InferredSwitches;
  readonly nowSeconds: number;
}

type ShopperIdentity = { readonly customerId: number | null } | { readonly refusal: HttpResponse };

const guest: ShopperIdentity = { customerId: null };

/**
 * As which customer a request runs. `X-Bc-Customer-Id` counts with an impersonation token only, a customer access token
 * with the others.
 */
export function identifyShopper(
  token: StorefrontToken,
  headers: Headers,
  rules: IdentityRules,
): ShopperIdentity {
  if (token.kind === "impersonation") return identifyById(headers.get("x-bc-customer-id"), rules);
  if (token.kind === "storefront" && isBrowserRequest(headers, rules.inferred)) return guest;
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
  if (token.kind !== "impersonation")
    return { customerId, accessToken: headers.get("x-bc-customer-access-token") };
  return impersonatedCheckout === "customer" ? { customerId, accessToken: null } : null;
}

/** The customer that a request names, for the log; it may have no right to do so. */
export function namedCustomerId(headers: Headers, data: StoreData): number | null {
  const accessToken = headers.get("x-bc-customer-access-token");
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
    return { refusal: graphqlError(400, "The X-Bc-Customer-Id header must be a positive integer") };
  }
  if (data.customers.has(customerId)) return { customerId };
  if (inferred.unknownCustomer === "guest") return guest;
  return { refusal: graphqlError(400, "The X-Bc-Customer-Id header names a customer that does not exist") };
}

function identifyByAccessToken(headers: Headers, { data, nowSeconds }: IdentityRules): ShopperIdentity {
  const accessToken = headers.get("x-bc-customer-access-token");
  const strict = headers.get("x-bc-error-on-invalid-customer-access-token")?.toLowerCase() === "true";
  const entry = accessToken === null ? undefined : data.customerAccessTokens.get(accessToken);
  if (entry !== undefined && entry.expiresAtSeconds > nowSeconds) return { customerId: entry.customerId };
  if (!strict) return guest;
  return { refusal: accessToken === null ? accessTokenRefusal("MISSING") : accessTokenRefusal("INVALID") };
}

function accessTokenRefusal(fault: "MISSING" | "INVALID"): HttpResponse {
  const message =
    fault === "MISSING" ? "Customer access token is missing" : "Customer access token is invalid";
  return jsonResponse(200, {
    data: null,
    errors: [{ message, extensions: { code: `${fault}_CUSTOMER_ACCESS_TOKEN` } }],
  });
}
