import type { GraphQLAnswerError } from "./errors.js";
import type { StorefrontScope } from "./storefront/public-types.js";
import type { TokenRequestBody } from "./token/api.js";

/** The key under which an instance holds what the package's route handlers need, and apps do not. */
export const routeAccess: unique symbol = Symbol.for("next-bigcommerce.route@1");

export interface RouteAccess {
  /** Awaits Next's connection() and headers(): throws `used_in_prerender` or `used_in_cache` if there is no request. */
  enterRequest(): Promise<void>;
  /** The instance's option, which may not be checked yet. */
  readonly timeoutMs: number | undefined;
  channels(): Promise<RouteChannels>;
  /** The time, corrected to BigCommerce's clock. */
  nowMs(): Promise<number>;
  /** The cached token. A route enters the gate of the request itself, once, before any of these operations. */
  readToken(): Promise<IssuedToken>;
  /** A new token, not cached. The body is sent as it is: a route has checked it. */
  createToken(body: TokenRequestBody): Promise<IssuedToken>;
  /** Evicts the token if it is the cached one, then asks BigCommerce to revoke it. */
  revokeToken(token: string): Promise<void>;
  /**
   * Runs one operation and returns its errors. If nobody is signed in this is always `customer_required`: browser code
   * cannot use a redirect to a login page.
   */
  runOperation(operation: RouteOperation): Promise<RouteOperationAnswer>;
  /** For the app's own functions that a route calls: the same as the instance's, without the hooks that may redirect. */
  readonly scopes: RouteScopes;
}

/**
 * The instance's scopes for requests of browser code: if nobody is signed in, or the session has ended, they throw
 * `customer_required` or `customer_signed_out` and call neither `onCustomerRequired` nor `onCustomerSignedOut`.
 */
export interface RouteScopes {
  /** As the signed-in customer. */
  readonly customer: StorefrontScope;
  /** As the customer if signed in, else as a guest. */
  readonly shopper: StorefrontScope;
  /** As a guest: public data. */
  readonly guest: StorefrontScope;
}

/** One allowed operation. Everything that came from the browser is checked already. */
interface RouteOperation {
  readonly as: "customer" | "shopper" | "guest";
  readonly kind: "query" | "mutation";
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** `undefined`: what `resolveChannelId` returns. */
  readonly channelId: number | undefined;
  readonly locale: string | undefined;
  /** Of a mutation only; `undefined` for one that may be anybody's. */
  readonly customerStamp: string | undefined;
  readonly signal: AbortSignal;
}

export interface RouteOperationAnswer {
  readonly data: unknown;
  readonly errors: readonly GraphQLAnswerError[];
}

interface RouteChannels {
  /** The configured channels; empty means every channel of the store (`allChannels: true`). */
  readonly channelIds: readonly number[];
  readonly defaultChannelId: number;
}

/** A token and its expiry in Unix seconds. */
interface IssuedToken {
  readonly token: string;
  readonly expiresAt: number;
}

/** What a route needs of the result of `createBigCommerce` to run operations. */
export interface OperationRunner {
  readonly [routeAccess]: Pick<RouteAccess, "enterRequest" | "channels" | "runOperation" | "scopes">;
}

/** What a token route needs of the result of `createBigCommerce`. */
export interface ImpersonationTokenIssuer {
  readonly [routeAccess]: RouteAccess;
  /** Only an instance for impersonation tokens has it. */
  getImpersonationToken(): Promise<IssuedToken>;
}
