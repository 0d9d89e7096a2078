import type { GraphQLAnswerError } from "./errors.js";
import type { StorefrontScope } from "./storefront/client.js";

/** Under this key an instance holds what the package's route handlers need of it, and apps do not. */
export const routeAccess: unique symbol = Symbol.for("next-bigcommerce.route@1");

export interface RouteAccess {
  /** Awaits Next's connection() and headers(): throws `used_in_prerender` / `used_in_cache` where there is no request. */
  enterRequest(): Promise<void>;
  /** The configured channels; empty means every channel of the store (`allChannels: true`). */
  channelIds(): Promise<readonly number[]>;
  /** The time, corrected to BigCommerce's clock. */
  nowMs(): Promise<number>;
  /** Evicts the token if it is the cached one, then asks BigCommerce to revoke it. */
  revokeToken(token: string): Promise<void>;
  /**
   * Runs one operation with errors returned. A signed-out shopper is always `customer_required`: a redirect to a login
   * page is no answer to a script.
   */
  runOperation(operation: RouteOperation): Promise<RouteOperationAnswer>;
  /** For the app's own functions that a route calls: as the instance's, and no hook of theirs redirects. */
  readonly scopes: RouteScopes;
}

/**
 * The instance's scopes as a script's request needs them: where nobody is signed in, or the session has ended, they throw
 * `customer_required` and `customer_signed_out` and call neither `onCustomerRequired` nor `onCustomerSignedOut`.
 */
export interface RouteScopes {
  /** As the signed-in customer. */
  readonly customer: StorefrontScope;
  /** As the customer if signed in, else as a guest. */
  readonly shopper: StorefrontScope;
  /** As a guest: public data. */
  readonly guest: StorefrontScope;
}

/** One allow-listed operation, with everything the browser had a say in already checked. */
export interface RouteOperation {
  readonly as: "customer" | "shopper" | "guest";
  readonly kind: "query" | "mutation";
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** `undefined`: as `resolveChannelId` says. */
  readonly channelId: number | undefined;
  readonly locale: string | undefined;
  readonly signal: AbortSignal;
}

export interface RouteOperationAnswer {
  readonly data: unknown;
  readonly errors: readonly GraphQLAnswerError[];
}

/** What a route needs of the result of `createBigCommerce` to run operations. */
export interface OperationRunner {
  readonly [routeAccess]: Pick<RouteAccess, "enterRequest" | "channelIds" | "runOperation" | "scopes">;
}

/** What a token route needs of the result of `createBigCommerce`. */
export interface ImpersonationTokenIssuer {
  readonly [routeAccess]: RouteAccess;
  /** The cached token; `expiresAt` in Unix seconds. */
  getImpersonationToken(): Promise<IssuedToken>;
  createImpersonationToken(
    input:
      | { readonly expiresAt: number; readonly channelId: number }
      | { readonly expiresAt: number; readonly channelIds: readonly number[] },
  ): Promise<IssuedToken>;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: number;
}
