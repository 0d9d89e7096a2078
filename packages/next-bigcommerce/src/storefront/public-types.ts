import type { GraphQLAnswerError } from "../errors.js";
import type { ResultOf, StorefrontDocument, VariablesOf } from "../graphql/document.js";

type AnyDocument = StorefrontDocument<unknown, never>;
type Throwing<Options> = Options & { readonly errorPolicy?: "throw" | undefined };

/** Variables may be left out if the document needs none. */
type CallArguments<Variables, Options> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: Throwing<Options>]
    : [variables: Variables, options?: Throwing<Options>];

/**
 * Runs one operation. The types of variables and result come from the document; variables may be left out if it needs
 * none.
 *
 * @throws {BigCommerceError} Before anything is sent: `configuration_missing`, `configuration_invalid`; `input_invalid`
 * for the document, its variables and the call's options; `used_in_cache`, `used_in_prerender`, `customer_required`,
 * `customer_id_invalid` if the scope is a customer's; `customer_changed` for a `customerStamp` of somebody else;
 * `mutation_refused`, `impersonation_refused` if somebody acts as a customer.
 *
 * Of the token: `store_unauthorized`, `scope_missing`, `store_not_found`, `request_rejected`, `token_rejected`,
 * `channel_mismatch`, `store_mismatch`.
 *
 * Of the answer: `graphql_error`, `query_too_complex`, `invalid_credentials`, `insufficient_access_scope`,
 * `customer_signed_out`, `browser_request_refused`. With `errorPolicy: "return"`, errors in the answer's `errors` are
 * returned instead, except `customer_signed_out`.
 *
 * Of the network: `rate_limited`, `upstream_unavailable`, `upstream_malformed`, `response_too_large`, `timeout`,
 * `aborted`. `docs/errors.md` of the package explains each.
 * @example
 * ```ts
 * const { data, errors } = await bigcommerce.customer.query(OrdersDocument, { first: 10 }, { errorPolicy: "return" });
 * ```
 * @see https://developer.bigcommerce.com/docs/storefront/graphql
 */
export interface RunOperation<Options extends CallOptions = CallOptions> {
  <Document extends AnyDocument>(
    document: Document,
    ...args: CallArguments<VariablesOf<Document>, Options>
  ): Promise<ResultOf<Document>>;
  <Document extends AnyDocument>(
    document: Document,
    variables: VariablesOf<Document>,
    options: Options & { readonly errorPolicy: "return" },
  ): Promise<GraphQLResult<ResultOf<Document>>>;
  /** Options whose `errorPolicy` is known at run time only. */
  <Document extends AnyDocument>(
    document: Document,
    variables: VariablesOf<Document>,
    options: Options,
  ): Promise<ResultOf<Document> | GraphQLResult<ResultOf<Document>>>;
}

/**
 * Runs operations as the customer, as a guest, or as either. This decides whose prices, orders and addresses the answers
 * hold.
 *
 * @example
 * ```ts
 * async function readName(scope: StorefrontScope): Promise<string | undefined> {
 *   const { customer } = await scope.query(CustomerNameDocument);
 *   return customer?.firstName;
 * }
 * ```
 */
export interface StorefrontScope {
  /**
   * Runs a query. Identical queries in one render are one request. It is sent again after a broken connection, an outage
   * or a 429 if the deadline allows it.
   *
   * @throws {BigCommerceError} Those of {@link RunOperation}; `input_invalid` for a mutation.
   * @example
   * ```ts
   * const { customer } = await bigcommerce.customer.query(OrdersDocument, { first: 10 });
   * ```
   */
  readonly query: RunOperation;
  /**
   * Runs a mutation. Never cached, never merged with another. It is sent again only if BigCommerce did not run it: after
   * a 429, a rejected token or a connection that was never made.
   *
   * A form's mutation belongs to the customer the form was drawn for: see {@link MutationOptions.customerStamp}.
   *
   * @throws {BigCommerceError} Those of {@link RunOperation}; `input_invalid` for a query.
   * @example
   * ```ts
   * const { login } = await bigcommerce.guest.mutate(LoginDocument, { email, password });
   * ```
   */
  readonly mutate: RunOperation<MutationOptions>;
}

/**
 * Options of one call. An invalid one is refused with `input_invalid` before anything is sent.
 *
 * @example
 * ```ts
 * const options = { locale: "fr-CA", timeoutMs: 3000, signal: request.signal } satisfies CallOptions;
 * const answer = await bigcommerce.shopper.query(ProductsDocument, { first: 12 }, options);
 * ```
 */
export interface CallOptions {
  /** Channel to ask. Default: what `resolveChannelId` returns, or the first configured channel. */
  readonly channelId?: number | undefined;
  /** Sent as `Accept-Language`, a BCP 47 tag such as `fr-CA`. Default: the channel's own language. */
  readonly locale?: string | undefined;
  /**
   * `"throw"` (default): an answer with `errors` throws. `"return"`: the call returns `{ data, errors }`, and `data`
   * may be partial or `null`.
   */
  readonly errorPolicy?: "throw" | "return" | undefined;
  /** Ends the call; a mint that others wait for goes on. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds for the whole call: the app's resolvers, mint, waits and retries included. 100 to 50,000. Default: the
   * instance's `timeoutMs`.
   */
  readonly timeoutMs?: number | undefined;
}

/** How long a call may take, and the signal that ends it. A mint that others wait for goes on. */
export type CallLimits = Pick<CallOptions, "signal" | "timeoutMs">;

/**
 * Options of one call of `mutate`.
 *
 * @example
 * ```ts
 * // A server action: the form has <input type="hidden" name="customerStamp" value={(await customerStamp()) ?? ""} />
 * const options = { customerStamp: fields.customerStamp } satisfies MutationOptions;
 * await bigcommerce.customer.mutate(UpdateProfileDocument, { input }, options);
 * ```
 */
export interface MutationOptions extends CallOptions {
  /**
   * What `customerStamp()` returned when the form or button was drawn; `null` or `""` for a guest. If somebody else is
   * here by now, the call fails with `customer_changed` before it is sent. The key with `undefined` is a forgotten form
   * field: `input_invalid`. `guest` acts as nobody, and takes only a guest's. Default, without the key: no check.
   */
  readonly customerStamp?: string | null;
}

/** What a call with `errorPolicy: "return"` returns. */
export interface GraphQLResult<Result> {
  /** What BigCommerce answered; `null` if it answered errors alone. */
  readonly data: Result | null;
  /** The errors of the answer; empty if there were none. */
  readonly errors: readonly GraphQLAnswerError[];
}
