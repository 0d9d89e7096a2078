import type { PrivateTokenScope } from "../../../config/store-options.js";
import type { Finding } from "../report/finding.js";
import type { Instance } from "../report/subject.js";
import { type AppDocumentSet, operationFinding } from "./documents.js";
import { type CheckedOperation, describe } from "./limits.js";
import type { AskedField } from "./walk-fields.js";

/**
 * What BigCommerce documents: `Customer` for what is a customer's own, `B2B` for companies, `Unauthenticated` for the
 * rest of the site. Where the documents do not say, as with mutations of wishlists, a field needs nothing here.
 * @see https://developer.bigcommerce.com/docs/start/authentication/graphql-storefront
 */
const scopes: Readonly<Record<string, PrivateTokenScope>> = {
  "Query.customer": "Customer",
  "Query.company": "B2B",
  "Site.order": "Customer",
  "Checkout.order": "Customer",
  "Mutation.login": "Customer",
  "Mutation.logout": "Customer",
  "Mutation.loginWithCustomerLoginJwt": "Customer",
  "Mutation.generateSessionSyncJwt": "Customer",
  "Mutation.validateSessionSyncJwt": "Customer",
  "Mutation.customer": "Customer",
  "Mutation.company": "B2B",
  "CartMutations.assignCartToCustomer": "Customer",
  "CartMutations.unassignCartFromCustomer": "Customer",
};
const ofSite: PrivateTokenScope = "Unauthenticated";

const defaultScopes: readonly PrivateTokenScope[] = ["Unauthenticated", "Customer"];

function neededScope({ parent, node }: AskedField): PrivateTokenScope | undefined {
  const known = scopes[`${parent.name}.${node.name.value}`];
  return known ?? (parent.name === "Site" ? ofSite : undefined);
}

/** Fields that need a scope which the token does not have. */
export function checkScopes(
  { operation, fields }: CheckedOperation,
  held: readonly PrivateTokenScope[],
  documents: AppDocumentSet,
): Finding[] {
  return fields.flatMap((field) => {
    const scope = neededScope(field);
    if (scope === undefined || held.includes(scope)) return [];
    const name = field.node.name.value;
    return [
      operationFinding("operations.scope", {
        problem: `${describe(operation)} asks for \`${name}\`, which needs the scope ${scope}; the private token has ${held.join(" and ")}.`,
        todo: `Add "${scope}" to the option \`scopes\` if the app is meant to read it, else leave the field out.`,
        ...documents.placeOf(field.node),
      }),
    ];
  });
}

/** What the app's tokens may read: `"all"` with an impersonation token, `"unknown"` if the code does not say. */
export type HeldScopes = readonly PrivateTokenScope[] | "all" | "unknown";

/** A document may be sent by any of the instances, so the widest counts. */
export function readHeldScopes(
  instances: readonly Instance[],
  tokenKind: "impersonation" | "private" | undefined,
): HeldScopes {
  const held = instances.map((instance) => scopesOf(instance, tokenKind));
  if (held.length === 0) return tokenKind === "private" ? defaultScopes : "all";
  const known = held.filter((one) => one !== "all" && one !== "unknown");
  if (known.length < held.length) return held.includes("all") ? "all" : "unknown";
  return [...new Set(known.flat())];
}

function scopesOf(
  { options, otherOptions, isComplete }: Instance,
  tokenKind: "impersonation" | "private" | undefined,
): HeldScopes {
  const kind = tokenKind ?? options.tokenKind;
  if (kind !== "private") return kind === undefined && !isComplete ? "unknown" : "all";
  if (otherOptions.includes("scopes")) return "unknown";
  if (options.scopes === undefined) return isComplete ? defaultScopes : "unknown";
  const { scopes: given } = options;
  const isGiven = (scope: PrivateTokenScope) => Array.isArray(given) && given.includes(scope);
  return [...defaultScopes, "B2B" as const].filter(isGiven);
}
