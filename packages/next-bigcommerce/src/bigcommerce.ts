import type { CallOptions } from "./call-options.js";
import type { ImpersonationToken } from "./impersonation-token.js";
import type { ImpersonationOptions } from "./perspective.js";
import type { ImpersonationTokenIssuer, RouteAccess, routeAccess } from "./route-access.js";
import type { StorefrontScope } from "./storefront-client.js";
import type { ImpersonationTokenInput, PrivateTokenInput } from "./token-input.js";
import type { TokenStatus } from "./token-status.js";

/** How long a call may take, and whether its caller is still there. A mint that others wait for goes on without it. */
export type CallLimits = Pick<CallOptions, "signal" | "timeoutMs">;

/** What `createBigCommerce` returns for either kind of token. */
export interface Storefront {
  /** For the package's own route handlers. @internal */
  readonly [routeAccess]: RouteAccess;
  /** As the signed-in customer. Throws `customer_required` where nobody is signed in. Never cached. */
  readonly customer: StorefrontScope;
  /** As the signed-in customer, else as a guest. Never cached. */
  readonly shopper: StorefrontScope;
  /**
   * As a guest: public data. Without `cacheComponents` Next does not see the request, and the page is static unless it
   * says `await connection()` or `revalidate`. With `cacheComponents`, call it inside `use cache` to cache it.
   */
  readonly guest: StorefrontScope;
  /** Life and counters of this process's token. Holds no secret; sends nothing. */
  tokenStatus(): TokenStatus;
}

/** What `createBigCommerce` returns for customer impersonation tokens. */
export interface BigCommerce extends Storefront, ImpersonationTokenIssuer {
  /**
   * The cached token, for code that sends its own request. Minted once for any number of callers.
   *
   * @throws {BigCommerceError} `used_in_cache` and `used_in_prerender` where there is no request; `configuration_*`;
   * the codes of the token endpoint (`store_unauthorized`, `scope_missing`, `rate_limited`, …) where no valid token is
   * left to serve; `timeout`.
   */
  getImpersonationToken(limits?: CallLimits): Promise<ImpersonationToken>;
  /**
   * BigCommerce's endpoint, one to one: a new token each time, not cached. `expiresAt` in Unix seconds, in the future.
   *
   * @throws {BigCommerceError} `input_invalid`, `expires_at_not_in_future` before anything is sent.
   * @see https://developer.bigcommerce.com/docs/rest-authentication/tokens/customer-impersonation-token
   */
  createImpersonationToken(input: ImpersonationTokenInput, limits?: CallLimits): Promise<ImpersonationToken>;
  /**
   * Drops the cached token here and in the shared store, and asks BigCommerce to revoke it. Other processes drop theirs
   * when BigCommerce first refuses it: revocation is scheduled, not instant, and takes up to about a minute. Answers
   * whether there was a token to revoke.
   */
  revokeImpersonationToken(limits?: CallLimits): Promise<{ readonly revoked: boolean }>;
}

/** A {@link BigCommerce} with `authorizeImpersonation`. */
export interface ImpersonatingBigCommerce extends BigCommerce {
  /** As any customer, where `authorizeImpersonation` allows it; each request makes an `impersonation` event. */
  impersonate(customerId: number, options: ImpersonationOptions): StorefrontScope;
}

/** A private token and its expiry. Getters over private fields, as of an {@link ImpersonationToken}. */
export type PrivateToken = Pick<ImpersonationToken, "token" | "expiresAt">;

/**
 * What `createBigCommerce` returns with `tokenKind: "private"`. BigCommerce knows the customer by their own access token,
 * and nobody can act as a customer who did not sign in: there is no `impersonate`.
 */
export interface PrivateBigCommerce extends Storefront {
  /**
   * The cached private token, for code that sends its own request. Minted once for any number of callers.
   *
   * @throws {BigCommerceError} As `getImpersonationToken` of {@link BigCommerce}.
   */
  getPrivateToken(limits?: CallLimits): Promise<PrivateToken>;
  /**
   * BigCommerce's endpoint, one to one: a new token each time, not cached. `expiresAt` in Unix seconds, in the future;
   * `scopes` by default those of the instance.
   *
   * @throws {BigCommerceError} `input_invalid`, `expires_at_not_in_future` before anything is sent.
   * @see https://developer.bigcommerce.com/docs/start/authentication/graphql-storefront
   */
  createPrivateToken(input: PrivateTokenInput, limits?: CallLimits): Promise<PrivateToken>;
  /** As `revokeImpersonationToken` of {@link BigCommerce}. Customer access tokens stay valid. */
  revokePrivateToken(limits?: CallLimits): Promise<{ readonly revoked: boolean }>;
}
