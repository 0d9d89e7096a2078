import { coversChannel } from "../../config/channel-id.js";
import { type BigCommerceError, getErrorCode } from "../../errors.js";
import { type OperationRunner, type RouteScopes, routeAccess } from "../../instance-access.js";
import { isRecord } from "../../values.js";
import { requireSameOrigin } from "../caller.js";
import { RouteRefusal } from "../refusal.js";
import { withTimeLimit } from "../time-limit.js";
import {
  type AllowedOperation,
  type AllowedOperations,
  readAllowedOperations,
} from "./allowed-operations.js";
import { answerOperation, answerRefusal, retryAfterHeaders } from "./answer.js";
import { type JsonObject, toCanonicalJson } from "./json-value.js";
import {
  type CheckedGraphQLRouteOptions,
  type GraphQLRouteOptions,
  readGraphQLRouteOptions,
} from "./options.js";
import { findRefusedVariables } from "./refused-variables.js";
import { type AskedOperation, readOperationUrl, readPostedOperation } from "./request.js";
import { invalidVariables, resolveVariables } from "./variables.js";

/** Route handlers of a `route.ts`. */
export interface GraphQLRoute {
  /** Runs a guest's query that has `cacheSeconds`. */
  readonly GET: (request: Request) => Promise<Response>;
  /** Runs any operation, for pages of the same origin. */
  readonly POST: (request: Request) => Promise<Response>;
}

/**
 * Route handlers through which client components run operations that you allow, as the customer of the session. The
 * browser sends an operation's id and variables, never the text of a query, and none of its headers reach BigCommerce.
 *
 * - `POST` `{ id, variables }`: only from pages of the same origin. `Cache-Control: private, no-store`, always.
 * - `GET` `?id=…&variables=…&channel=…&locale=…`: only guest queries with `cacheSeconds`. The answer depends on the URL
 *   alone; no cookie is read. It is `private, no-store`, unless `addressHeader` names the header with the address as the
 *   caller wrote it: then a 200 without errors at the one spelling of a request is `Cache-Control: public, max-age=0,
 *   s-maxage=<cacheSeconds>`. Shared caches, which can be purged, keep it, and browsers do not. The one spelling has
 *   `variables` as canonical JSON (keys in order, no spaces) with the values that the operation runs with: if `input`
 *   trims a string or adds a default, the URL must have the result.
 *
 * A mutation as a customer or shopper may carry `X-Customer-Stamp`, the page's `customerStamp()` (empty for a guest): if
 * somebody else is here by now, it is 409 `customer_changed` and not sent. `requireCustomerStamp` makes it a must.
 *
 * Answers are `application/graphql-response+json`: `{ data, errors? }`, each error with `extensions.code`; a refusal also
 * has a status of its own. The table of codes is in `docs/graphql-route.md` of the package, with snippets for `fetch`,
 * TanStack Query, urql and Apollo Client. `onCustomerRequired` is not called: browser code gets 401 `customer_required`.
 *
 * @param bigcommerce - Result of `createBigCommerce`.
 * @throws {BigCommerceError} A handler rejects with `used_in_cache` and `used_in_prerender`, if there is no request, and
 * with what your own functions throw. Options are checked at the first request: if they are not valid, it is answered 500,
 * and `onError` gets `configuration_invalid`.
 * @example
 * ```ts
 * // app/api/graphql/route.ts
 * import { createGraphQLRoute } from "next-bigcommerce";
 * import { AddToCartDocument, QuickSearchDocument } from "@/gql/graphql";
 * import { bigcommerce } from "@/lib/bigcommerce";
 * import { readCartId } from "@/session/session";
 *
 * export const { GET, POST } = createGraphQLRoute(bigcommerce, {
 *   operations: {
 *     QuickSearch: { document: QuickSearchDocument, as: "guest", cacheSeconds: 60 },
 *     AddToCart: {
 *       document: AddToCartDocument,
 *       as: "shopper",
 *       serverVariables: { cartId: () => readCartId() },
 *     },
 *   },
 * });
 * ```
 * @see https://developer.bigcommerce.com/docs/storefront/graphql
 * @see https://nextjs.org/docs/app/api-reference/file-conventions/route
 */
export function createGraphQLRoute(bigcommerce: OperationRunner, options: GraphQLRouteOptions): GraphQLRoute {
  let known: Route | undefined;
  const route = () => {
    known ??= createRoute(options);
    return known;
  };
  const handler =
    (answer: Answer) =>
    async (request: Request): Promise<Response> => {
      await bigcommerce[routeAccess].enterRequest();
      try {
        const checked = route();
        const limit = { timeoutMs: checked.timeoutMs, refuse: tookTooLong };
        return await withTimeLimit(limit, (signal) => answer(bigcommerce, checked, request, signal));
      } catch (error) {
        return answerRefusal(error, (failure) => report(options, failure));
      }
    };
  return { GET: handler(answerGet), POST: handler(answerPost) };
}

interface Route extends CheckedGraphQLRouteOptions {
  readonly allowed: AllowedOperations;
}

type Answer = (
  bigcommerce: OperationRunner,
  route: Route,
  request: Request,
  signal: AbortSignal,
) => Promise<Response>;

function createRoute(options: GraphQLRouteOptions): Route {
  const checked = readGraphQLRouteOptions(options);
  return { ...checked, allowed: readAllowedOperations(checked.operations, checked.persistedDocuments) };
}

const answerPost: Answer = async (bigcommerce, route, request, signal) => {
  requireSameOrigin(request, route.allowedOrigins);
  const asked = await readPostedOperation(request, route, signal);
  const operation = findOperation(route, asked);
  const customerStamp = readCustomerStamp(route, operation, request);
  const { scopes } = bigcommerce[routeAccess];
  await requireAllowance(route, operation, request, scopes);
  const variables = await resolveVariables(operation, asked.variables, request, scopes);
  const call = { request, asked, variables, signal, customerStamp };
  const answer = await runOperation(bigcommerce, operation, call);
  return answerOperation(answer, undefined);
};

const answerGet: Answer = async (bigcommerce, route, request, signal) => {
  const asked = readOperationUrl(request, route);
  const operation = findOperation(route, asked);
  const { cacheSeconds } = operation;
  if (cacheSeconds === undefined) {
    const headers = { allow: "POST" };
    throw new RouteRefusal("method_not_allowed", "Send this operation with POST.", { headers });
  }
  const channelId = await publicChannel(bigcommerce, asked.channelId);
  const { scopes } = bigcommerce[routeAccess];
  await requireAllowance(route, operation, request, scopes);
  const variables = await resolveVariables(operation, asked.variables, request, scopes);
  const answer = await runOperation(bigcommerce, operation, { request, asked, variables, signal, channelId });
  const isCanonical = asked.canonicalVariables === toCanonicalJson(variables);
  return answerOperation(answer, isCanonical ? cacheSeconds : undefined);
};

interface OperationCall {
  readonly request: Request;
  readonly asked: AskedOperation;
  readonly variables: JsonObject;
  readonly signal: AbortSignal;
  readonly channelId?: number;
  readonly customerStamp?: string | undefined;
}

async function runOperation(
  bigcommerce: OperationRunner,
  operation: AllowedOperation,
  { request, asked, variables, signal, channelId, customerStamp }: OperationCall,
) {
  const { kind, text } = operation.document;
  try {
    return await bigcommerce[routeAccess].runOperation({
      as: operation.as,
      kind,
      document: text,
      variables,
      channelId,
      locale: asked.locale,
      customerStamp,
      // A mutation goes on when its caller hangs up: otherwise nobody could tell whether it ran.
      signal: kind === "query" ? AbortSignal.any([signal, request.signal]) : signal,
    });
  } catch (error) {
    const problems = findRefusedVariables(error, operation, asked.variables);
    throw problems === undefined ? error : invalidVariables(problems);
  }
}

function findOperation({ allowed }: Route, { id, operationName }: AskedOperation): AllowedOperation {
  const operation = allowed.get(id);
  if (operation === undefined) {
    throw new RouteRefusal("operation_unknown", "This route has no operation with that id.");
  }
  if (operationName !== undefined && operationName !== operation.document.operationName) {
    throw new RouteRefusal(
      "request_invalid",
      "`operationName` is not the name of the operation with that id.",
    );
  }
  return operation;
}

/** Whoever the page of a mutation was drawn for; empty for a guest. What acts as nobody belongs to nobody. */
function readCustomerStamp(
  { requireCustomerStamp }: Route,
  { as, document }: AllowedOperation,
  { headers }: Request,
): string | undefined {
  if (document.kind === "query" || as === "guest") return undefined;
  const stamp = headers.get("x-customer-stamp");
  if (stamp === null && requireCustomerStamp) {
    throw new RouteRefusal(
      "customer_stamp_required",
      "Send the header X-Customer-Stamp: what `customerStamp()` returned for the page, empty for a guest.",
    );
  }
  return stamp ?? undefined;
}

async function requireAllowance(
  route: Route,
  { name, as }: AllowedOperation,
  request: Request,
  scopes: RouteScopes,
): Promise<void> {
  const verdict: unknown = await (route.rateLimit?.(request, { operation: name, as, scopes }) ?? true);
  if (verdict === true) return;
  const headers = retryAfterHeaders(secondsOf(verdict) * 1000);
  throw new RouteRefusal("rate_limited", "Too many requests: try again later.", { headers });
}

function secondsOf(verdict: unknown): number {
  const seconds = isRecord(verdict) ? verdict.retryAfterSeconds : undefined;
  return typeof seconds === "number" && Number.isFinite(seconds) ? seconds : 60;
}

/** The channel of the URL, or the default one. Not `resolveChannelId`: it may read a cookie, and the answer is public. */
async function publicChannel(bigcommerce: OperationRunner, asked: number | undefined): Promise<number> {
  const { channelIds, defaultChannelId } = await bigcommerce[routeAccess].channels();
  const channelId = asked ?? defaultChannelId;
  if (coversChannel(channelIds, channelId)) return channelId;
  throw new RouteRefusal("request_invalid", "`channel` is not one of this storefront's channels.");
}

function tookTooLong(): RouteRefusal {
  return new RouteRefusal("timeout", "This took too long. Try again later.");
}

function report({ onError = logError }: Partial<GraphQLRouteOptions>, error: BigCommerceError): void {
  try {
    Promise.resolve(onError(error)).catch(() => {});
  } catch {
    // A fault of the app's listener must not reach the shopper.
  }
}

function logError(error: BigCommerceError): void {
  console.error(`next-bigcommerce: createGraphQLRoute: ${getErrorCode(error)}: ${error.message}`);
}
