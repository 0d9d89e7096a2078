import type { ImpersonationOptions } from "./customer/impersonation.js";
import type { ImpersonationTokenIssuer, RouteAccess, routeAccess } from "./instance-access.js";
import type { CallOptions } from "./storefront/call-options.js";
import type { StorefrontScope } from "./storefront/scope.js";
import type { ImpersonationTokenInput, PrivateTokenInput } from "./token/input.js";
import type { TokenStatus } from "./token/status.js";
import type { ImpersonationToken } from "./token/storefront-token.js";

/** How long a call may take, and whether its caller is still there. A mint that others wait for goes on without it. */
export type CallLimits = Pick<CallOptions, "signal" | "timeoutMs">;

/** What `createBigCommerce` returns for either kind of token. */
export interface Storefront {
  /** For the package's own route handlers. @internal */
  readonly [routeAccess]: RouteAccess;
  /**
   * As the signed-in customer. Never cached.
   *
   * @throws {BigCommerceError} `customer_required` where nobody is signed in; the rest as {@link RunOperation}.
   */
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
   * @throws {BigCommerceError} `used_in_cache`, `used_in_prerender` where there is no request; `configuration_missing`,
   * `configuration_invalid`; `input_invalid` for `timeoutMs`; `timeout`, `aborted`. Where no valid token is left to
   * serve: `store_unauthorized`, `scope_missing`, `store_not_found`, `request_rejected`, `rate_limited`,
   * `upstream_unavailable`, `upstream_malformed`, `response_too_large`, `token_rejected`.
   */
  getImpersonationToken(limits?: CallLimits): Promise<ImpersonationToken>;
  /**
   * BigCommerce's endpoint, one to one: a new token each time, not cached. `expiresAt` in Unix seconds, in the future.
   *
   * @throws {BigCommerceError} Before anything is sent: `input_invalid`, `expires_at_not_in_future`, `used_in_cache`,
   * `used_in_prerender`, `configuration_missing`, `configuration_invalid`. Of the endpoint: `store_unauthorized`,
   * `scope_missing`, `store_not_found`, `request_rejected` (a channel of another store), `rate_limited`,
   * `upstream_unavailable`, `upstream_malformed`, `response_too_large`, `timeout`, `aborted`.
   * @example
   * ```ts
   * const expiresAt = Math.floor(Date.now() / 1000) + 900;
   * const { token } = await bigcommerce.createImpersonationToken({ expiresAt, channelIds: [1, 2] });
   * ```
   * @see https://developer.bigcommerce.com/docs/rest-authentication/tokens/customer-impersonation-token
   */
  createImpersonationToken(input: ImpersonationTokenInput, limits?: CallLimits): Promise<ImpersonationToken>;
  /**
   * Drops the cached token here and in the shared store, and asks BigCommerce to revoke it, which is scheduled and takes
   * up to about a minute. Answers whether there was a token to revoke. Where BigCommerce does not carry it out, this
   * throws, nobody in this process is handed the token all the same, and the next call tries again.
   *
   * Other processes hear nothing of it. Each drops the token when BigCommerce refuses it; one that only hands tokens
   * out goes on with it until its own refresh, up to 88 % of `tokenLifetimeSeconds` after the mint (53 minutes of an
   * hour), or later still while its refreshes fail, never past the token's expiry.
   *
   * @throws {BigCommerceError} `used_in_cache`, `used_in_prerender`, `configuration_missing`, `configuration_invalid`;
   * `input_invalid` for `timeoutMs`. Of the endpoint: `store_unauthorized`, `scope_missing`, `store_not_found`,
   * `request_rejected` (a token that BigCommerce does not know), `rate_limited`, `upstream_unavailable`,
   * `response_too_large`, `timeout`, `aborted`.
   */
  revokeImpersonationToken(limits?: CallLimits): Promise<{ readonly revoked: boolean }>;
}

/** A {@link BigCommerce} with `authorizeImpersonation`. */
export interface ImpersonatingBigCommerce extends BigCommerce {
  /**
   * As any customer, where `authorizeImpersonation` allows it; each request makes an `impersonation` event. Never merged
   * with another request, and reads only unless `allowMutations` is set. Checks nothing by itself: its operations do.
   *
   * @throws {BigCommerceError} Its operations throw `impersonation_refused`, `mutation_refused`; `customer_id_invalid` for
   * `customerId`, `input_invalid` for `actor` and `reason`; the rest as {@link RunOperation}.
   * @example
   * ```ts
   * const asCustomer = bigcommerce.impersonate(1107, { actor: agent.email, reason: "ticket 4711" });
   * const { customer } = await asCustomer.query(OrdersDocument, { first: 10 });
   * ```
   */
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
   * @throws {BigCommerceError} As `createImpersonationToken` of {@link BigCommerce}.
   * @example
   * ```ts
   * const expiresAt = Math.floor(Date.now() / 1000) + 900;
   * const { token } = await bigcommerce.createPrivateToken({ expiresAt, channelId: 1, scopes: ["Unauthenticated"] });
   * ```
   * @see https://developer.bigcommerce.com/docs/start/authentication/graphql-storefront
   */
  createPrivateToken(input: PrivateTokenInput, limits?: CallLimits): Promise<PrivateToken>;
  /**
   * As `revokeImpersonationToken` of {@link BigCommerce}. Customer access tokens stay valid.
   *
   * @throws {BigCommerceError} As `revokeImpersonationToken` of {@link BigCommerce}.
   */
  revokePrivateToken(limits?: CallLimits): Promise<{ readonly revoked: boolean }>;
}
