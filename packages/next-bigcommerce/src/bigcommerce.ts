import type { CustomerLoginUrlInput } from "./checkout/login-url-input.js";
import type { ImpersonationOptions } from "./customer/impersonation.js";
import type { ImpersonationTokenIssuer, RouteAccess, routeAccess } from "./instance-access.js";
import type { CallLimits, StorefrontScope } from "./storefront/public-types.js";
import type { ImpersonationTokenInput, PrivateTokenInput } from "./token/input.js";
import type { TokenStatus } from "./token/status.js";
import type { ImpersonationToken } from "./token/storefront-token.js";

/** What `createBigCommerce` returns for either kind of token. */
export interface Storefront {
  /** For the package's own route handlers. @internal */
  readonly [routeAccess]: RouteAccess;
  /**
   * As the signed-in customer. Never cached. Call it where the answer is used: what a module keeps, at its top or in a
   * variable, is one customer's answer for all.
   *
   * @throws {BigCommerceError} `customer_required` if nobody is signed in; the others of {@link RunOperation}.
   */
  readonly customer: StorefrontScope;
  /** As the signed-in customer, or as a guest if nobody is signed in. Never cached. */
  readonly shopper: StorefrontScope;
  /**
   * As a guest: public data. Without `cacheComponents` Next does not notice the request: the page is static unless it has
   * `await connection()` or `revalidate`. With `cacheComponents`, call it inside `use cache` to cache it.
   */
  readonly guest: StorefrontScope;
  /**
   * Who this render is for, as an opaque string for a form's hidden field: `mutate` with the option `customerStamp` refuses
   * with `customer_changed` if somebody else is here when the form comes back. `null` for a guest.
   *
   * The same customer has the same stamp in every page and every process, and it reveals and opens nothing. In staff view
   * (`resolveImpersonation`) it is of that customer and that actor; `authorizeImpersonation` is not called for it. With
   * customer access tokens a customer who signs in again keeps the stamp only if `resolveCustomerAccessToken` returns
   * `{ value, customerId }`. Asks your session, once in a render, and sends nothing.
   *
   * @throws {BigCommerceError} `used_in_cache`, `used_in_prerender` if there is no request; `configuration_missing`,
   * `configuration_invalid`; `input_invalid`, `customer_id_invalid` for what your functions return; `timeout`, `aborted`.
   * What your functions throw passes through.
   * @example
   * ```tsx
   * <input type="hidden" name="customerStamp" value={(await bigcommerce.customerStamp()) ?? ""} />
   * ```
   */
  customerStamp(limits?: CallLimits): Promise<string | null>;
  /** Age, expiry and counters of this process's token. Holds no secret, sends nothing. */
  tokenStatus(): TokenStatus;
  /**
   * Loads the engine and the token before the first page needs them. Does nothing during `next build`. Waits at most
   * `timeoutMs` (default: the instance's), or until `signal` is aborted; a mint that takes longer goes on.
   *
   * A server must also start while BigCommerce is down: what fails, such as a wrong configuration, is written to stderr.
   *
   * @throws Nothing. The first call that needs the token throws what is wrong then, see {@link RunOperation}.
   * @example
   * ```ts
   * // src/instrumentation.ts
   * export async function register() {
   *   if (process.env.NEXT_RUNTIME !== "nodejs") return;
   *   const { bigcommerce } = await import("@/lib/bigcommerce");
   *   await bigcommerce.warmUp();
   * }
   * ```
   * @see https://nextjs.org/docs/app/api-reference/file-conventions/instrumentation
   */
  warmUp(limits?: CallLimits): Promise<void>;
}

/** What `createBigCommerce` returns for customer impersonation tokens. */
export interface BigCommerce extends Storefront, ImpersonationTokenIssuer {
  /**
   * The cached token, for code that sends its own requests. Minted once for any number of callers.
   *
   * @throws {BigCommerceError} `used_in_cache`, `used_in_prerender` if there is no request; `configuration_missing`,
   * `configuration_invalid`; `input_invalid` for `timeoutMs`; `timeout`, `aborted`. If no valid token is left to
   * serve: `store_unauthorized`, `scope_missing`, `store_not_found`, `request_rejected`, `rate_limited`,
   * `upstream_unavailable`, `upstream_malformed`, `response_too_large`, `token_rejected`.
   */
  getImpersonationToken(limits?: CallLimits): Promise<ImpersonationToken>;
  /**
   * Calls BigCommerce's endpoint one to one: a new token each time, not cached. `expiresAt` in Unix seconds, in the
   * future.
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
   * Evicts the cached token here and in the shared store, and asks BigCommerce to revoke it. BigCommerce schedules that;
   * it takes up to about a minute. Returns whether there was a token to revoke. If BigCommerce does not revoke it, this
   * throws, and the next call tries again; this process does not hand out the token any more either way.
   *
   * Other processes are not notified. Each evicts the token when BigCommerce refuses it. A process that only hands out
   * tokens goes on with it until its own refresh: up to 88 % of `tokenLifetimeSeconds` after the mint (53 minutes of an
   * hour), or later while its refreshes fail, but never past the token's expiry.
   *
   * @throws {BigCommerceError} `used_in_cache`, `used_in_prerender`, `configuration_missing`, `configuration_invalid`;
   * `input_invalid` for `timeoutMs`. Of the endpoint: `store_unauthorized`, `scope_missing`, `store_not_found`,
   * `request_rejected` (a token that BigCommerce does not know), `rate_limited`, `upstream_unavailable`,
   * `response_too_large`, `timeout`, `aborted`.
   */
  revokeImpersonationToken(limits?: CallLimits): Promise<{ readonly revoked: boolean }>;
  /**
   * Where BigCommerce logs the signed-in customer in, on the way to its checkout: under an impersonation token the URLs of
   * `createCartRedirectUrls` lead to a guest's. Sends nothing. **A secret**: whoever opens the URL first, within 30 seconds,
   * is that customer at BigCommerce. Redirect to it at once (303, `Cache-Control: no-store`, `Referrer-Policy:
   * no-referrer`), and never render, store or log it.
   *
   * Only for Server Functions and route handlers; make the handler a `POST`, since what a browser or a chat prefetches is
   * used up. Needs `clientId` and `clientSecret` of an API account with the scope Customers Login: _login_.
   *
   * @throws {BigCommerceError} `used_in_prerender` while a page is rendered or without a request, `used_in_cache`;
   * `configuration_missing`, `configuration_invalid`; `input_invalid`; `customer_required` if nobody is signed in or the
   * stamp is a guest's, `customer_changed` if it is of somebody else than who is signed in, `customer_id_invalid`;
   * `impersonation_refused` while `resolveImpersonation` returns somebody, with an `impersonation` event; `timeout`.
   * @example
   * ```ts
   * const { pathname, search } = new URL(redirectUrls.redirectedCheckoutUrl);
   * const redirectTo = pathname + search;
   * redirect(await bigcommerce.createCustomerLoginUrl({ redirectTo, customerStamp: fields.customerStamp }));
   * ```
   * @see https://developer.bigcommerce.com/docs/start/authentication/customer-login
   */
  createCustomerLoginUrl(input: CustomerLoginUrlInput): Promise<string>;
}

/** A {@link BigCommerce} with `authorizeImpersonation`. */
export interface ImpersonatingBigCommerce extends BigCommerce {
  /**
   * As any customer, if `authorizeImpersonation` allows it; each request makes an `impersonation` event. Requests are
   * never merged, and are queries only unless `allowMutations` is set. `impersonate` itself checks nothing: the
   * operations do.
   *
   * @throws {BigCommerceError} Its operations throw `impersonation_refused`, `mutation_refused`; `customer_id_invalid` for
   * `customerId`, `input_invalid` for `actor` and `reason`; the others of {@link RunOperation}.
   * @example
   * ```ts
   * const asCustomer = bigcommerce.impersonate(1107, { actor: agent.email, reason: "ticket 4711" });
   * const { customer } = await asCustomer.query(OrdersDocument, { first: 10 });
   * ```
   */
  impersonate(customerId: number, options: ImpersonationOptions): StorefrontScope;
}

/** A private token and its expiry. Getters over private fields, as in {@link ImpersonationToken}. */
export type PrivateToken = Pick<ImpersonationToken, "token" | "expiresAt">;

/**
 * What `createBigCommerce` returns with `tokenKind: "private"`. BigCommerce recognises customers by their own access
 * tokens, so nobody can act as a customer who did not sign in: there is no `impersonate`.
 */
export interface PrivateBigCommerce extends Storefront {
  /**
   * The cached private token, for code that sends its own requests. Minted once for any number of callers.
   *
   * @throws {BigCommerceError} The same as `getImpersonationToken` of {@link BigCommerce}.
   */
  getPrivateToken(limits?: CallLimits): Promise<PrivateToken>;
  /**
   * Calls BigCommerce's endpoint one to one: a new token each time, not cached. `expiresAt` in Unix seconds, in the
   * future; `scopes` by default those of the instance.
   *
   * @throws {BigCommerceError} The same as `createImpersonationToken` of {@link BigCommerce}.
   * @example
   * ```ts
   * const expiresAt = Math.floor(Date.now() / 1000) + 900;
   * const { token } = await bigcommerce.createPrivateToken({ expiresAt, channelId: 1, scopes: ["Unauthenticated"] });
   * ```
   * @see https://developer.bigcommerce.com/docs/start/authentication/graphql-storefront
   */
  createPrivateToken(input: PrivateTokenInput, limits?: CallLimits): Promise<PrivateToken>;
  /**
   * The same as `revokeImpersonationToken` of {@link BigCommerce}. Customer access tokens stay valid.
   *
   * @throws {BigCommerceError} The same as `revokeImpersonationToken` of {@link BigCommerce}.
   */
  revokePrivateToken(limits?: CallLimits): Promise<{ readonly revoked: boolean }>;
}
