/**
 * What a private token may be used for. `Unauthenticated`: catalogue, content, carts and checkout. `Customer`: sign-in
 * and what is a customer's own. `B2B`: companies. None holds another; a field needs each of its scopes.
 */
export type PrivateTokenScope = "Unauthenticated" | "Customer" | "B2B";

/** Which store, and the times to keep: the options that are values, with a variable or a default of their own. */
export interface StoreOptions {
  /** The store's hash, as in `store-{hash}.mybigcommerce.com`. Default: `BIGCOMMERCE_STORE_HASH`. */
  readonly storeHash?: string | undefined;
  /** Access token of an API account, sent to the REST API only. Default: `BIGCOMMERCE_ACCESS_TOKEN`. */
  readonly accessToken?: string | undefined;
  /**
   * Which token the server works with: `"impersonation"` (default) with customer ids, or `"private"` with customer
   * access tokens, which BigCommerce recommends for new work.
   */
  readonly tokenKind?: "impersonation" | "private" | undefined;
  /** What a private token may be used for. Default: `["Unauthenticated", "Customer"]`. Only with `tokenKind: "private"`. */
  readonly scopes?: readonly PrivateTokenScope[] | undefined;
  /** Channels the token is made for; the first is the default. Default: `BIGCOMMERCE_CHANNEL_ID`, separated by commas. */
  readonly channelIds?: number | readonly number[] | undefined;
  /** Make the token for every channel of the store; only then may `channelIds` be empty. Default: `false`. */
  readonly allChannels?: boolean | undefined;
  /**
   * Address of the REST API; the path of this store, `/stores/{hash}/v3`, may follow. Default: `BIGCOMMERCE_API_URL`, else
   * `https://api.bigcommerce.com`.
   */
  readonly apiUrl?: string | undefined;
  /**
   * Address of the storefront, with or without `/graphql`; may hold `{storeHash}` and `{channelId}`, and must hold the latter
   * for several channels. Default: `BIGCOMMERCE_STOREFRONT_URL`, else each channel's permanent URL.
   */
  readonly storefrontUrl?: string | undefined;
  /** From BigCommerce's support; sent with the shopper's address of `resolveClientIp`. Default: `BIGCOMMERCE_TRUSTED_PROXY_SECRET`. */
  readonly trustedProxySecret?: string | undefined;
  /**
   * Secrets for `customerStamp()`: the first makes stamps, and any of them is accepted. To change it, put the new one in
   * front and remove the old one when no page with its stamps is open any more. 1 to 10, each of 32 to 512 printable
   * characters without spaces (`openssl rand -base64 32`); unset and blank entries of a list are skipped. Default: the
   * access token, so that stamps end with it.
   */
  readonly stampSecrets?: string | ReadonlyArray<string | undefined> | undefined;
  /** Life of a minted token in seconds. Default: 3600; 10 to 2,592,000. Refreshed at 80 % of it, give or take 10 %. */
  readonly tokenLifetimeSeconds?: number | undefined;
  /** A token is not handed out in its last seconds. Default: 30; at most half of `tokenLifetimeSeconds`, which is the default of a life under a minute. */
  readonly expiryMarginSeconds?: number | undefined;
  /** Milliseconds of a call with the app's resolvers, mint, waits and retry in it. Default: 10,000; 100 to 50,000. */
  readonly timeoutMs?: number | undefined;
  /**
   * Requests to one host that are on their way at a time; more wait in line within their `timeoutMs`. Default: 128; 1
   * to 1,024. Fewer while BigCommerce says that its GraphQL limit is nearly used up.
   */
  readonly maxConcurrentRequests?: number | undefined;
}
