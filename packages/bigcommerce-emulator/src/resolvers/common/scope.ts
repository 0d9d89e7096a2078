import { GraphQLError } from "graphql";
import { behaviourText } from "../../behaviour/ledger.js";
import type { StorefrontContext } from "../../store/request-context.js";

/** The scopes of a private token. Impersonation and storefront tokens have none and are not limited by them. */
export type TokenScope = "Unauthenticated" | "Customer" | "B2B";

/** A field for which a private token needs the scope. */
export function requiring<Args, Result>(
  context: StorefrontContext,
  scope: TokenScope,
  resolve: (args: Args) => Result,
): (args: Args) => Result {
  return (args) => {
    requireScope(context, scope);
    return resolve(args);
  };
}

/** @throws GraphQLError `INSUFFICIENT_ACCESS_SCOPE` for a private token without the scope. */
export function requireScope(context: StorefrontContext, scope: TokenScope): void {
  if (context.scopes === null || context.scopes.includes(scope)) return;
  throw new GraphQLError(behaviourText(context.inferred, "scope.missing"), {
    extensions: { code: "INSUFFICIENT_ACCESS_SCOPE", requiredScopes: [scope] },
  });
}
