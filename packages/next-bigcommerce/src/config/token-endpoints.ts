import type { PrivateTokenScope } from "./store-options.js";

/** Which of BigCommerce's server tokens, and for a private one its scopes, in a fixed order. */
export type TokenKind =
  | { readonly tokenKind: "impersonation"; readonly scopes?: undefined }
  | { readonly tokenKind: "private"; readonly scopes: readonly PrivateTokenScope[] };

/** Where BigCommerce makes each kind, and what the API account needs for it. */
export const tokenEndpoints = {
  impersonation: {
    path: "api-token-customer-impersonation",
    scopeName: "Storefront API Customer Impersonation Tokens",
    scopeParameter: "store_storefront_api_customer_impersonation",
  },
  private: {
    path: "api-token-private",
    scopeName: "Storefront API Tokens",
    scopeParameter: "store_storefront_api",
  },
} as const;
