import { type BigCommerceError, getErrorCode } from "../../errors.js";
import { type OperationRunner, type RouteScopes, routeAccess } from "../../instance-access.js";
import { type JsonObject, toCanonicalJson } from "../json-value.js";
import { requireSameOrigin } from "../same-origin.js";
import {
  type AllowedOperation,
  createOperationRegistry,
  type OperationRegistry,
} from "./allowed-operations.js";
import { answerOperation, answerRefusal, OperationRefusal, retryAfterHeaders } from "./answer.js";
import {
  type CheckedGraphQLRouteOptions,
  type GraphQLRouteOptions,
  readGraphQLRouteOptions,
} from "./options.js";
import { type AskedOperation, readOperationUrl, readPostedOperation } from "./request.js";
import { resolveVariables } from "./variables.js";

/** Route handlers of a `route.ts`. */
export interface GraphQLRoute {
  /** Runs a guest's query that has `cacheSeconds`. */
  readonly GET: (request: Request) => Promise<Response>;
  /** Runs any operation, for pages of the same origin. */
  readonly POST: (request: Request) => Promise<Response>;
}

/**
 * Route handlers through which client components run operations you allow, as the customer of the session. The browser
 * sends an operation's id and variables, never the text of a query, and none of its headers reach BigCommerce.
 *
 * - `POST` `{ id, variables }`: from pages of the same origin only. `Cache-Control: private, no-store`, always.
 * - `GET` `?id=…&variables=…&channel=…&locale=…`: only guest queries with `cacheSeconds`. The answer depends on the URL
 *   alone and reads no cookie. A 200 without errors whose `variables` are canonical JSON (keys in order, no blanks) is
 *   `Cache-Control: public, max-age=0, s-maxage=<cacheSeconds>`: shared caches keep it, where it can be purged, and
 *   browsers do not; every other answer is `private, no-store`. Canonical is what the operation runs with: where `input`
 *   trims a text or adds a default, the URL must hold the result.
 *
 * Answers are `application/graphql-response+json`: `{ data, errors? }`, each error with `extensions.code`; a refusal has
 * its status too. The table of codes is in `docs/graphql-route.md` of the package, with snippets for `fetch`, TanStack
 * Query, urql and Apollo Client. `onCustomerRequired` is not called: a script is answered 401 `customer_required`.
 *
 * @param bigcommerce - Result of `createBigCommerce`.
 * @throws {BigCommerceError} A handler rejects with `used_in_cache` and `used_in_prerender`, where there is no request,
 * and with what your own functions throw. Options are checked at the first request: `configuration_invalid`, as 500, told
 * to `onError`.
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
        return await answerWithin(checked.timeoutMs, (signal) =>
          answer(bigcommerce, checked, request, signal),
        );
      } catch (error) {
        return answerRefusal(error, (failure) => report(options, failure));
      }
    };
  return { GET: handler(answerGet), POST: handler(answerPost) };
}

interface Route extends CheckedGraphQLRouteOptions {
  readonly registry: OperationRegistry;
}

type Answer = (
  bigcommerce: OperationRunner,
  route: Route,
  request: Request,
  signal: AbortSignal,
) => Promise<Response>;

function createRoute(options: GraphQLRouteOptions): Route {
  const checked = readGraphQLRouteOptions(options);
  return { ...checked, registry: createOperationRegistry(checked.operations, checked.persistedDocuments) };
}

const answerPost: Answer = async (bigcommerce, route, request, signal) => {
  requireSameOrigin(request, route.allowedOrigins);
  const asked = await readPostedOperation(request, route, signal);
  const operation = findOperation(route, asked);
  const { scopes } = bigcommerce[routeAccess];
  await requireAllowance(route, operation, request, scopes);
  const variables = await resolveVariables(operation, asked.variables, request, scopes);
  const answer = await runOperation(bigcommerce, operation, { request, asked, variables, signal });
  return answerOperation(answer, undefined);
};

const answerGet: Answer = async (bigcommerce, route, request, signal) => {
  const asked = readOperationUrl(request, route);
  const operation = findOperation(route, asked);
  const { cacheSeconds } = operation;
  if (cacheSeconds === undefined) {
    const headers = { allow: "POST" };
    throw new OperationRefusal("method_not_allowed", "Ask for this operation with POST.", { headers });
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
}

function runOperation(
  bigcommerce: OperationRunner,
  { as, document: { kind, text } }: AllowedOperation,
  { request, asked, variables, signal, channelId }: OperationCall,
) {
  return bigcommerce[routeAccess].runOperation({
    as,
    kind,
    document: text,
    variables,
    channelId,
    locale: asked.locale,
    // A mutation goes on when its caller hangs up: nobody could tell whether it ran.
    signal: kind === "query" ? AbortSignal.any([signal, request.signal]) : signal,
  });
}

function findOperation({ registry }: Route, { id, operationName }: AskedOperation): AllowedOperation {
  const operation = registry.get(id);
  if (operation === undefined) {
    throw new OperationRefusal("operation_unknown", "This route has no operation with that id.");
  }
  if (operationName !== undefined && operationName !== operation.document.operationName) {
    throw new OperationRefusal(
      "request_invalid",
      "`operationName` is not the name of the operation with that id.",
    );
  }
  return operation;
}

async function requireAllowance(
  route: Route,
  { name, as }: AllowedOperation,
  request: Request,
  scopes: RouteScopes,
): Promise<void> {
  const verdict: unknown = await (route.rateLimit?.(request, { operation: name, as, scopes }) ?? true);
  if (verdict === true) return;
  const seconds: unknown =
    typeof verdict === "object" && verdict !== null ? Reflect.get(verdict, "retryAfterSeconds") : 60;
  throw new OperationRefusal("rate_limited", "Too many requests: try again later.", {
    headers: retryAfterHeaders(Number.isFinite(seconds) ? Number(seconds) : 60),
  });
}

/** The URL's channel, else the default one: `resolveChannelId` may read a cookie, and the answer is everybody's. */
async function publicChannel(bigcommerce: OperationRunner, asked: number | undefined): Promise<number> {
  const channelIds = await bigcommerce[routeAccess].channelIds();
  const channelId = asked ?? channelIds[0] ?? 1;
  if (channelIds.length === 0 || channelIds.includes(channelId)) return channelId;
  throw new OperationRefusal("request_invalid", "`channel` is not a channel of this storefront.");
}

/** The app's functions and a slow body count too: nothing of a request outlives its time. */
async function answerWithin(
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<Response>,
): Promise<Response> {
  const deadline = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const expiry = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new OperationRefusal("timeout", "This took too long. Try again later."));
      deadline.abort();
    }, timeoutMs);
  });
  try {
    return await Promise.race([work(deadline.signal), expiry]);
  } finally {
    clearTimeout(timer);
  }
}

function report({ onError = logError }: Partial<GraphQLRouteOptions>, error: BigCommerceError): void {
  try {
    Promise.resolve(onError(error)).catch(() => {});
  } catch {
    // A listener's fault is not the shopper's.
  }
}

function logError(error: BigCommerceError): void {
  console.error(`next-bigcommerce: createGraphQLRoute: ${getErrorCode(error)}: ${error.message}`);
}
