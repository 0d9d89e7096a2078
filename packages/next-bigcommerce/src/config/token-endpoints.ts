import { defaultScopes } from "./settings.js";
import type { PrivateTokenScope, StoreOptions } from "./store-options.js";

const privateTokenScopes = ["Unauthenticated", "Customer", "B2B"] as const satisfies PrivateTokenScope[];

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

const optionsOfOtherKind = {
  impersonation: ["scopes", "resolveCustomerAccessToken", "onCustomerSignedOut"],
  private: ["resolveCustomerId", "resolveImpersonation", "authorizeImpersonation"],
} as const;

/** Reads the kind and tells `report` of every problem. */
export function readTokenKind(input: StoreOptions, report: (problem: string) => void): TokenKind {
  const { tokenKind = "impersonation" } = input;
  if (tokenKind !== "impersonation" && tokenKind !== "private") {
    report('`tokenKind` must be "impersonation" (the default) or "private".');
    return { tokenKind: "impersonation" };
  }
  for (const name of optionsOfOtherKind[tokenKind]) {
    if (Reflect.get(input, name) === undefined) continue;
    const other = tokenKind === "private" ? "impersonation" : "private";
    report(`\`${name}\` belongs to \`tokenKind: "${other}"\`; this store uses ${tokenKind} tokens.`);
  }
  return tokenKind === "private"
    ? { tokenKind, scopes: readScopes(input.scopes, report) }
    : { tokenKind: "impersonation" };
}

function readScopes(value: unknown, report: (problem: string) => void): readonly PrivateTokenScope[] {
  if (value === undefined) return defaultScopes;
  const scopes = toScopes(value);
  if (scopes === undefined) report(`\`scopes\` ${scopesRule}.`);
  return scopes ?? [];
}

export const scopesRule = `must be a list of one or more of ${privateTokenScopes.join(", ")}, each once`;

/** The scopes in their fixed order; `undefined` where the value is no such list. */
export function toScopes(value: unknown): readonly PrivateTokenScope[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const scopes = privateTokenScopes.filter((scope) => value.includes(scope));
  return scopes.length === value.length ? scopes : undefined;
}
