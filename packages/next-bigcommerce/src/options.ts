import type { StoreOptions } from "./config/store-options.js";
import type { AuthorizeImpersonation, ImpersonationSubject } from "./customer/impersonation.js";
import type { TokenStore } from "./store/token-store.js";
import type { BigCommerceEvent } from "./telemetry/events.js";

/**
 * What the options of both token kinds have. All are read at the first use of the instance, never at import.
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
  /** The channel of this request; `null` for the default channel. Default: the first of `channelIds`. */
  readonly resolveChannelId?: (() => Promise<number | null> | number | null) | undefined;
  /** The shopper's IP address, one literal, as your platform vouches for it. Default: none is sent. */
  readonly resolveClientIp?: (() => Promise<string | null> | string | null) | undefined;
  /** Called where `customer` is used and nobody is signed in; may `redirect()`. Default: `customer_required` is thrown. */
  readonly onCustomerRequired?: (() => unknown) | undefined;
  /** Shares the token among the processes of a fleet: `redisTokenStore(client)`, `keyvTokenStore(keyv)`. Default: each process by itself. */
  readonly tokenStore?: TokenStore | undefined;
  /** Another way to send requests. Default: the package's own keep-alive transport on `node:http`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Told of tokens, requests, retries, the shared store and impersonations, as they happen. What it throws never reaches
   * a request, and a promise it returns is not waited for. See `docs/telemetry.md` of the package.
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
export interface BigCommerceOptions extends SharedBigCommerceOptions {
  /** The kind of token: customer impersonation tokens, which are the default. */
  readonly tokenKind?: "impersonation" | undefined;
  /** Only for private tokens: impersonation tokens have no scopes. */
  readonly scopes?: undefined;
  /**
   * The signed-in customer's id from *your* session, or `null` for a guest. Never take it from a URL, a header or a
   * form: whoever chooses the id reads that customer's orders. What it throws passes through untouched.
   */
  readonly resolveCustomerId?:
    | ((store: { readonly storeHash: string }) => Promise<unknown> | unknown)
    | undefined;
  /** Puts `customer` and `shopper` under the rules of `impersonate` while it answers a subject (staff viewing as a customer). Needs `authorizeImpersonation`. */
  readonly resolveImpersonation?:
    | (() => Promise<ImpersonationSubject | null> | ImpersonationSubject | null)
    | undefined;
  /** Decides every impersonated request; without it `impersonate` does not exist. */
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
   * The signed-in customer's access token from *your* session (`customerAccessToken.value` of the `login` mutation), or
   * `null` for a guest; also `null` once its `expiresAt` has passed. A secret: keep it sealed, on the server only. What
   * it throws passes through untouched.
   */
  readonly resolveCustomerAccessToken?:
    | ((store: { readonly storeHash: string }) => Promise<unknown> | unknown)
    | undefined;
  /**
   * Called where BigCommerce no longer takes the customer's access token: it expired, or a new password or a sign-out
   * elsewhere ended it. May `redirect()` to a route that ends your session. Default: `customer_signed_out` is thrown.
   */
  readonly onCustomerSignedOut?: (() => unknown) | undefined;
}
