import { BigCommerceError } from "../errors.js";
import type { BigCommerceOptions, PrivateBigCommerceOptions } from "../options.js";
import { isRecord } from "../values.js";
import { type CustomerAccessToken, toCustomerAccessToken } from "./customer-access-token.js";
import { type CustomerId, toCustomerId } from "./customer-id.js";

/** Who asks, as BigCommerce is told: the id beside an impersonation token, the customer's own token beside a private one. */
export type CustomerCredential = CustomerId | CustomerAccessToken;

/** Answers `undefined` where nobody is signed in. */
export type ResolveCustomer = (storeHash: string) => Promise<CustomerCredential | undefined>;

/** The app's way to find the signed-in customer, with what it answers checked. */
export function createCustomerResolver(
  options: BigCommerceOptions | PrivateBigCommerceOptions,
): ResolveCustomer {
  if (options.tokenKind === "private") {
    const { resolveCustomerAccessToken } = options;
    return resolveWith("resolveCustomerAccessToken", resolveCustomerAccessToken, toCustomerAccessToken);
  }
  return resolveWith("resolveCustomerId", options.resolveCustomerId, toCustomerId);
}

type Resolver = (store: { readonly storeHash: string }) => unknown;

function resolveWith<Credential>(
  name: string,
  resolver: Resolver | undefined,
  check: (value: unknown, source: string) => Credential,
): (storeHash: string) => Promise<Credential | undefined> {
  if (resolver === undefined) return async () => refuseWithout(name);
  const read = (value: unknown) =>
    value === null || value === undefined ? undefined : check(value, `\`${name}\``);
  return async (storeHash) => {
    const given: unknown = resolver({ storeHash });
    // No promise of the package resolves to a bare token: `next dev` would stream it to the browser.
    return isThenable(given) ? Promise.resolve(given).then(read) : read(given);
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return isRecord(value) && typeof value.then === "function";
}

function refuseWithout(name: string): never {
  throw new BigCommerceError(
    "configuration_missing",
    `\`${name}\` is missing: createBigCommerce() must be told how to find the signed-in customer in ` +
      "your session before the scopes `customer` and `shopper` can be used. Public data comes from `guest`.",
  );
}
