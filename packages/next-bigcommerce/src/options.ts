import type { CustomerLoginOptions } from "./config/login-settings.js";
import type { StoreOptions } from "./config/store-options.js";
import type { AuthorizeImpersonation, ImpersonationSubject } from "./customer/impersonation.js";
import type { SessionResolver } from "./customer/resolve.js";
import type { TokenStore } from "./store/token-store.js";
import type { BigCommerceEvent } from "./telemetry/events.js";

/**
 * The options that both token kinds have. All are read at the first use of the instance, never at import.
 *
 * @example
 * ```ts
 * const shared: SharedBigCommerceOptions = {
 *   resolveClientIp: async () => (await headers()).get("x-real-ip"),
 *   onCustomerRequired: () => redirect("/login"),
 *   tokenStore: redisTokenStore(redis),
 * };
 * ```
 */
export interface SharedBigCommerceOptions extends StoreOptions {
  /** Returns the channel of this request, or `null` for the default channel: the first of `channelIds`. */
  readonly resolveChannelId?: (() => Promise<number | null> | number | null) | undefined;
  /** Returns the shopper's IP address: one address that your platform guarantees. Default: none is sent. */
  readonly resolveClientIp?: (() => Promise<string | null> | string | null) | undefined;
  /**
   * Called if `customer` is used and nobody is signed in; may `redirect()`. May take `timeoutMs`, beside the time of the
   * call. Default: `customer_required` is thrown.
   */
  readonly onCustomerRequired?: (() => unknown) | undefined;
  /** Shares one token among several processes: `redisTokenStore(client)`, `keyvTokenStore(keyv)`. Default: one token for each process. */
  readonly tokenStore?: TokenStore | undefined;
  /**
   * Another way to send requests. Default: the dispatcher that the platform's `fetch` sends with, so that proxies,
   * certificates and instrumentation hold as for `fetch`; where there is none, that `fetch`.
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Notified of tokens, requests, retries, the shared store and impersonations as they happen. What it throws never
   * affects a request, and a promise it returns is not awaited. See `docs/telemetry.md` of the package.
   */
  readonly onEvent?: ((event: BigCommerceEvent) => unknown) | undefined;
}

/**
 * Options of `createBigCommerce` for customer impersonation tokens, the default.
 *
 * @example
 * ```ts
 * const options: BigCommerceOptions = {
 *   storeHash: "abc123",
 *   channelIds: [1],
 *   resolveCustomerId: async ({ storeHash }) => {
 *     const session = await getSession();
 *     return session?.storeHash === storeHash ? session.customerId : null;
 *   },
 * };
 * ```
 */
export interface BigCommerceOptions extends SharedBigCommerceOptions, CustomerLoginOptions {
  /** The kind of token: customer impersonation tokens, which are the default. */
  readonly tokenKind?: "impersonation" | undefined;
  /** Only for private tokens: impersonation tokens have no scopes. */
  readonly scopes?: undefined;
  /**
   * Returns the signed-in customer's id from *your* session, or `null` for a guest. Never take the id from a URL, a header
   * or a form: anyone who can choose it can read that customer's orders. What it throws passes through untouched.
   */
  readonly resolveCustomerId?: SessionResolver | undefined;
  /**
   * While it returns a subject (a member of staff views the shop as a customer), `customer` and `shopper` follow the rules
   * of `impersonate`. Needs `authorizeImpersonation`.
   */
  readonly resolveImpersonation?:
    | (() => Promise<ImpersonationSubject | null> | ImpersonationSubject | null)
    | undefined;
  /** Decides every impersonated request. Without it, `impersonate` does not exist. */
  readonly authorizeImpersonation?: AuthorizeImpersonation | undefined;
}

/**
 * Options of `createBigCommerce` for private tokens with customer access tokens.
 *
 * @example
 * ```ts
 * const options: PrivateBigCommerceOptions = {
 *   tokenKind: "private",
 *   resolveCustomerAccessToken: async () => (await getSession())?.customerAccessToken ?? null,
 *   onCustomerSignedOut: () => redirect("/api/sign-out"),
 * };
 * ```
 */
export interface PrivateBigCommerceOptions extends SharedBigCommerceOptions {
  /** The kind of token: private tokens. */
  readonly tokenKind: "private";
  /**
   * Returns the signed-in customer's access token from *your* session (`customerAccessToken.value` of the `login`
   * mutation), or `null` for a guest and once its `expiresAt` has passed. `{ value, customerId }`, with the `entityId` of
   * the same answer, lets `customerStamp()` know a customer again who signs in anew. The token is a secret: keep it sealed, on the
   * server only. What the function throws passes through untouched.
   */
  readonly resolveCustomerAccessToken?: SessionResolver | undefined;
  /**
   * Called if BigCommerce no longer accepts the customer's access token: it expired, or a new password or a sign-out
   * elsewhere ended it. May `redirect()` to a route that ends your session. May take `timeoutMs`, beside the time of the
   * call. Default: `customer_signed_out` is thrown.
   */
  readonly onCustomerSignedOut?: (() => unknown) | undefined;
}
