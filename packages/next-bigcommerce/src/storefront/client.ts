import { randomUUID } from "node:crypto";
import type { Config } from "../config/config.js";
import type { CustomerId } from "../customer/customer-id.js";
import type { ImpersonationSubject } from "../customer/impersonation.js";
import type { CustomerCredential, ResolveCustomer } from "../customer/resolve.js";
import { BigCommerceError, copyError, isBigCommerceError } from "../errors.js";
import {
  type PreparedDocument,
  prepareDocument,
  type ResultOf,
  type StorefrontDocument,
  type VariablesOf,
} from "../graphql/document.js";
import type { Clock } from "../time/clock.js";
import { createDeadline } from "../time/deadline.js";
import type { GraphQLAnswer } from "./answer.js";
import type { CallOptions, GraphQLResult } from "./call-options.js";
import {
  checkChannelId,
  checkClientIp,
  checkLocale,
  checkSignal,
  checkTimeoutMs,
  encodeVariables,
} from "./call-options.js";
import type { SendStorefrontRequest, StorefrontRequest } from "./request.js";

type AnyDocument = StorefrontDocument<unknown, never>;
type ThrowingOptions = CallOptions & { readonly errorPolicy?: "throw" | undefined };

/** Variables may be left out where the document needs none. */
export type CallArguments<Variables> =
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

export type Perspective =
  | { readonly scope: "customer" | "shopper" | "guest" }
  | { readonly scope: "impersonation"; readonly subject: ImpersonationSubject };

/** What the client needs of the engine. */
export interface StorefrontEngine {
  readonly config: Config;
  readonly request: SendStorefrontRequest;
}

export interface StorefrontClientOptions {
  readonly withEngine: <Result>(work: (engine: StorefrontEngine) => Promise<Result>) => Promise<Result>;
  readonly clock: Clock;
  readonly enterRequest: () => Promise<void>;
  readonly enterPublic: () => Promise<void>;
  /** What this instance remembers for one render. */
  readonly readRenderMemo: () => Map<string, unknown>;
  readonly resolveCustomer: ResolveCustomer;
  readonly resolveChannelId: (() => unknown) | undefined;
  readonly resolveClientIp: (() => unknown) | undefined;
  readonly resolveImpersonation: (() => Promise<ImpersonationSubject | null | undefined>) | undefined;
  readonly onCustomerRequired: (() => unknown) | undefined;
  readonly onCustomerSignedOut: (() => unknown) | undefined;
  readonly guardImpersonation: (
    subject: ImpersonationSubject,
    document: PreparedDocument,
    correlationId: string,
  ) => Promise<CustomerId>;
}

interface Identity {
  readonly scope: StorefrontRequest["scope"];
  readonly customer: CustomerCredential | undefined;
}

/**
 * The scopes of the GraphQL client. The order is fixed: first the gate, so that nothing of a customer is reached
 * without a request; then who asks; then the request itself.
 */
export function createStorefrontClient(options: StorefrontClientOptions) {
  const { clock } = options;

  async function prepare(
    perspective: Perspective,
    document: PreparedDocument,
    variables: unknown,
    call: CallOptions,
    config: Config,
  ) {
    const correlationId = randomUUID();
    const deadline = createDeadline(
      clock,
      checkTimeoutMs(call.timeoutMs, config.timeoutMs),
      checkSignal(call.signal),
    );
    const locale = checkLocale(call.locale);
    const variablesJson = encodeVariables(variables);
    const channelId = await resolveChannel(call, config);
    // Named, not spread: the spread was a fifth of the whole request's CPU on Node 20.
    const { scope, customer } = await identify(perspective, document, correlationId, config);
    const clientIp = isPublic(perspective, document)
      ? undefined
      : checkClientIp(await options.resolveClientIp?.());
    return { scope, customer, document, variablesJson, channelId, locale, clientIp, deadline, correlationId };
  }

  async function resolveChannel(call: CallOptions, config: Config): Promise<number> {
    if (call.channelId !== undefined) return checkChannelId(call.channelId, config, "`channelId`");
    const resolved: unknown = await options.resolveChannelId?.();
    if (resolved === undefined || resolved === null) return config.defaultChannelId;
    return checkChannelId(resolved, config, "`resolveChannelId`");
  }

  async function identify(
    perspective: Perspective,
    document: PreparedDocument,
    correlationId: string,
    { storeHash }: Config,
  ): Promise<Identity> {
    if (perspective.scope === "guest") return { scope: "guest", customer: undefined };
    const subject =
      perspective.scope === "impersonation" ? perspective.subject : await options.resolveImpersonation?.();
    if (subject !== undefined && subject !== null) {
      return {
        scope: "impersonation",
        customer: await options.guardImpersonation(subject, document, correlationId),
      };
    }
    const customer = await once("customer", () => options.resolveCustomer(storeHash));
    if (customer === undefined && perspective.scope === "customer") await requireCustomer();
    return { scope: perspective.scope, customer };
  }

  async function requireCustomer(): Promise<never> {
    await options.onCustomerRequired?.();
    throw new BigCommerceError(
      "customer_required",
      "Nobody is signed in: your session named no customer. Send the shopper to the login page " +
        "(`onCustomerRequired: () => redirect(…)`), or use `shopper` where guests are welcome.",
    );
  }

  /** In one render, the same work once. An error is copied for each caller. */
  async function once<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const memo = options.readRenderMemo();
    const known = memo.get(key);
    const promise = known instanceof Promise ? known : work();
    memo.set(key, promise);
    try {
      return await promise;
    } catch (error) {
      throw known !== undefined && isBigCommerceError(error) ? copyError(error) : error;
    }
  }

  function send(request: StorefrontRequest, engine: StorefrontEngine): Promise<GraphQLAnswer> {
    const { document, scope, customer, channelId, locale, variablesJson, deadline } = request;
    const work = () => engine.request(request);
    if (document.kind === "mutation" || scope === "impersonation" || deadline.signal !== undefined)
      return work();
    const who = typeof customer === "object" ? customer.digest : (customer ?? "guest");
    const call = [who, channelId, locale, deadline.timeoutMs, variablesJson].join("\n");
    return once(`${call}\n${document.text}`, work);
  }

  return (perspective: Perspective): StorefrontScope => {
    const run =
      (kind: "query" | "mutation") =>
      async (source: unknown, variables: unknown, call: CallOptions = {}): Promise<unknown> => {
        const document = prepareDocument(source);
        checkKind(document, kind);
        await (isPublic(perspective, document) ? options.enterPublic() : options.enterRequest());
        const answer = await options.withEngine(async (engine) =>
          send(await prepare(perspective, document, variables, call, engine.config), engine),
        );
        const { data, errors, isSignedOut } = answer;
        if (isSignedOut) await options.onCustomerSignedOut?.();
        if (call.errorPolicy === "return" && !isSignedOut) return { data, errors };
        if (errors.length > 0) throw answer.toError();
        return data;
      };
    return { query: typedByDocument(run("query")), mutate: typedByDocument(run("mutation")) };
  };
}

/**
 * The result's type is the document's word: it was generated from the store's schema, which BigCommerce's server holds
 * its answers to. Here, and only here, that word is taken.
 */
function typedByDocument(run: (...args: [unknown, unknown, CallOptions?]) => Promise<unknown>): RunOperation {
  return run as RunOperation;
}

/** What every shopper may see: it may be cached, and tells BigCommerce nothing of who asks. */
function isPublic({ scope }: Perspective, { kind }: PreparedDocument): boolean {
  return scope === "guest" && kind === "query";
}

function checkKind({ kind, operationName }: PreparedDocument, wanted: "query" | "mutation"): void {
  if (kind === wanted) return;
  const method = kind === "query" ? "query" : "mutate";
  throw new BigCommerceError(
    "input_invalid",
    `${operationName ?? "The document"} is a ${kind}: run it with \`${method}()\`. Queries may be merged and retried, mutations never.`,
  );
}
