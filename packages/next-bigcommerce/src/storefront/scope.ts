import type { ResultOf, StorefrontDocument, VariablesOf } from "../graphql/document.js";
import type { CallOptions, GraphQLResult } from "./call-options.js";

type AnyDocument = StorefrontDocument<unknown, never>;
type ThrowingOptions = CallOptions & { readonly errorPolicy?: "throw" | undefined };

/** Variables may be left out where the document needs none. */
type CallArguments<Variables> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: ThrowingOptions]
    : [variables: Variables, options?: ThrowingOptions];

/**
 * Runs one operation; the types of variables and result come from the document. Variables may be left out where the
 * document needs none.
 *
 * @throws {BigCommerceError} Before anything is sent: `configuration_missing`, `configuration_invalid`; `input_invalid`
 * for the document, its variables and the call's options; `used_in_cache`, `used_in_prerender`, `customer_required`,
 * `customer_id_invalid` where the scope belongs to a customer; `mutation_refused`, `impersonation_refused` where
 * somebody acts as one.
 *
 * Of the token: `store_unauthorized`, `scope_missing`, `store_not_found`, `request_rejected`, `token_rejected`,
 * `channel_mismatch`, `store_mismatch`.
 *
 * Of the answer: `graphql_error`, `query_too_complex`, `invalid_credentials`, `insufficient_access_scope`,
 * `customer_signed_out`, `browser_request_refused`; of these, those that stand in the answer's `errors` are returned
 * with `errorPolicy: "return"`, save `customer_signed_out`.
 *
 * Of the way there: `rate_limited`, `upstream_unavailable`, `upstream_malformed`, `response_too_large`, `timeout`,
 * `aborted`. `docs/errors.md` of the package explains each.
 * @example
 * ```ts
 * const { data, errors } = await bigcommerce.customer.query(OrdersDocument, { first: 10 }, { errorPolicy: "return" });
 * ```
 * @see https://developer.bigcommerce.com/docs/storefront/graphql
 */
export interface RunOperation {
  <Document extends AnyDocument>(
    document: Document,
    ...args: CallArguments<VariablesOf<Document>>
  ): Promise<ResultOf<Document>>;
  <Document extends AnyDocument>(
    document: Document,
    variables: VariablesOf<Document>,
    options: CallOptions & { readonly errorPolicy: "return" },
  ): Promise<GraphQLResult<ResultOf<Document>>>;
}

/**
 * A perspective on the store: whose prices, orders and addresses the answers hold.
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
   * Runs a query. Identical queries in one render are one request. Sent again after a broken connection, an outage and a
   * 429 while the deadline allows it.
   *
   * @throws {BigCommerceError} As {@link RunOperation}; `input_invalid` for a mutation.
   * @example
   * ```ts
   * const { customer } = await bigcommerce.customer.query(OrdersDocument, { first: 10 });
   * ```
   */
  readonly query: RunOperation;
  /**
   * Runs a mutation. Never cached, never merged with another, and sent again only where BigCommerce did not run it: after a
   * 429, a rejected token and a connection that was never made.
   *
   * @throws {BigCommerceError} As {@link RunOperation}; `input_invalid` for a query.
   * @example
   * ```ts
   * const { login } = await bigcommerce.guest.mutate(LoginDocument, { email, password });
   * ```
   */
  readonly mutate: RunOperation;
}
