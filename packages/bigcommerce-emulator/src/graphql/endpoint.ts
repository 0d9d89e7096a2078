import { createHash } from "node:crypto";
import { execute } from "graphql";
import type { InferredSwitches } from "../behaviour/inferred-switches.js";
import { behaviourText, type TextId } from "../behaviour/ledger.js";
import { clientIp } from "../http/client-ip.js";
import type { Endpoint } from "../http/endpoint.js";
import { isJsonContent } from "../http/media-type.js";
import { type HttpRequest, type HttpResponse, jsonResponse, withHeaders } from "../http/message.js";
import { resolveField } from "../resolvers/stubs/resolve-field.js";
import { unreadArguments } from "../resolvers/stubs/unread-arguments.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { StorefrontToken } from "../state/storefront-jwt.js";
import { textLimits } from "../store/input/text-limits.js";
import type { StorefrontContext } from "../store/request-context.js";
import { storefrontView } from "../store/storefront-view.js";
import { StubRecord } from "../store/stub-record.js";
import { corsHeaders, isBrowserRequest, preflightResponse, refuseCaller } from "./caller.js";
import { KnownCosts } from "./cost/known-costs.js";
import { costOfOperation, depthLimit, type QueryCost } from "./cost/query-cost.js";
import { refusedAbove } from "./cost/refusal.js";
import { type GraphqlAddress, readCredentials } from "./credentials.js";
import { graphqlError, graphqlRefusal } from "./error.js";
import type { GraphqlOperation, OperationReading } from "./operation.js";
import { checkoutShopper, identifyShopper } from "./shopper.js";
import { variableErrors } from "./variable-error.js";

const knownCosts = new KnownCosts();

interface GraphqlCall {
  readonly endpoint: Extract<Endpoint, { kind: "graphql" }>;
  readonly request: HttpRequest;
  readonly operation: OperationReading;
}

/**
 * The GraphQL Storefront endpoint. It checks in this order: the token, who sends it, as which customer, the operation,
 * its cost; then it executes the operation.
 */
export async function handleGraphql(state: EmulatorState, call: GraphqlCall): Promise<HttpResponse> {
  const { method, headers } = call.request;
  const origin = headers.get("origin");
  if (method === "OPTIONS" && origin !== null) return preflightResponse(origin);
  if (method !== "POST" && method !== "GET")
    return withHeaders(graphqlRefusal(state.settings.inferred, 405, "operation.method"), {
      allow: "GET, POST",
    });
  const address = addressOf(state, call);
  const admission = await admit(state, address, headers);
  if ("refusal" in admission) return admission.refusal;
  const { token } = admission;
  const response = await handleWithToken(state, call, token, address.channelId);
  return withHeaders(response, corsHeaders(token, headers));
}

function addressOf({ settings }: EmulatorState, { endpoint }: GraphqlCall): GraphqlAddress {
  const defaultChannelId = settings.channels[0] ?? 1;
  return {
    storeHash: endpoint.storeHash ?? settings.storeHash,
    channelId: endpoint.channelId ?? defaultChannelId,
  };
}

/** The token of a request, if the token and its sender are accepted. */
async function admit(
  state: EmulatorState,
  address: GraphqlAddress,
  headers: Headers,
): Promise<{ token: StorefrontToken } | { refusal: HttpResponse }> {
  const credentials = await readCredentials(state, address, headers.get("authorization"));
  if ("refusal" in credentials) return credentials;
  const { inferred } = state.settings;
  const refusal = refuseCaller(credentials.token, headers, inferred, state.clock.nowSeconds());
  if (refusal !== null) return { refusal };
  const known = state.channelIds.includes(address.channelId);
  return known ? credentials : { refusal: graphqlRefusal(inferred, 404, "caller.unknown_channel") };
}

async function handleWithToken(
  state: EmulatorState,
  call: GraphqlCall,
  token: StorefrontToken,
  channelId: number,
): Promise<HttpResponse> {
  const { data, clock, settings } = state;
  const { headers } = call.request;
  const rules = { data, inferred: settings.inferred, nowSeconds: clock.nowSeconds() };
  const shopper = identifyShopper(token, headers, rules);
  if ("refusal" in shopper) return shopper.refusal;
  const { customerId } = shopper;
  const ip = clientIp(call.request, settings.trustedProxySecret);
  return handleOperation(state, call, {
    data: storefrontView(data),
    allCategories: data.categories,
    channelId,
    customerId,
    tokenKind: token.kind,
    // An allowed origin is that of a page.
    fromBrowser:
      isBrowserRequest(headers, settings.inferred) || (token.kind === "storefront" && headers.has("origin")),
    checkoutShopper: checkoutShopper(token, headers, customerId, settings.inferred),
    readCustomerLogin: (jwt) => state.customerLogins.read(jwt, ip),
    scopes: token.scopes,
    now: () => clock.now(),
    origin: call.request.url.origin,
    locale: preferredLocale(headers.get("accept-language")),
    inferred: settings.inferred,
    responseCookies: [],
    stubs: new StubRecord(settings.stubs, unreadArguments),
  });
}

function preferredLocale(acceptLanguage: string | null): string | null {
  const tag = acceptLanguage?.split(",")[0]?.split(";")[0]?.trim() ?? "";
  return tag === "" || tag === "*" || tag.length > textLimits.locale ? null : tag;
}

async function handleOperation(
  state: EmulatorState,
  { request, operation }: GraphqlCall,
  context: StorefrontContext,
): Promise<HttpResponse> {
  const { schema, inferred, trustedProxySecret } = state.settings;
  if (request.method === "POST" && !isJsonContent(request.headers.get("content-type")))
    return graphqlRefusal(inferred, 400, "operation.content_type");
  if ("refusal" in operation) return operation.refusal;
  const cost = knownCosts.of(operation, () => costOfOperation(schema, operation, inferred));
  const problem = costProblem(inferred, cost);
  if (problem !== null) return graphqlError(400, problem);
  const ip = clientIp(request, trustedProxySecret);
  const taken = state.inFlight.take(ip, cost.complexity);
  const limiterHeaders = {
    "X-BC-IP-Rate-Limit-Requests-Quota": String(state.inFlight.quota),
    "X-BC-IP-Rate-Limit-Requests-Quota-Left": String(taken?.left ?? state.inFlight.left(ip)),
  };
  if (taken === null) return withHeaders(graphqlRefusal(inferred, 429, "limit.in_flight"), limiterHeaders);
  const response = await executeOperation(state, operation, context);
  const headers = { ...limiterHeaders, ...operationHeaders(operation, cost) };
  return { ...withHeaders(response, headers), afterSend: taken.release };
}

function costProblem(inferred: InferredSwitches, cost: QueryCost): string | null {
  const text = (id: TextId, values: Record<string, number>) => behaviourText(inferred, id, values);
  if (cost.mutations > 1) return text("limit.mutations", { mutations: cost.mutations });
  if (cost.depth > depthLimit) return text("limit.depth", { depth: cost.depth, limit: depthLimit });
  if (cost.pageSizeProblems.length > 0) return cost.pageSizeProblems.join(" ");
  if (cost.complexity <= refusedAbove(inferred)) return null;
  return text("limit.complexity", { complexity: cost.complexity, limit: inferred.complexityLimit });
}

async function executeOperation(
  { settings }: EmulatorState,
  { name, document, variables }: GraphqlOperation,
  context: StorefrontContext,
): Promise<HttpResponse> {
  const result = await execute({
    schema: settings.schema,
    document,
    contextValue: context,
    variableValues: variables,
    operationName: name,
    fieldResolver: resolveField,
  });
  // Without `data` nothing was executed: the variables do not match the document.
  if (result.data === undefined)
    return jsonResponse(400, { errors: variableErrors(settings, result.errors ?? [], variables) });
  const response = jsonResponse(200, result, stubHeader(context.stubs));
  const graphqlErrors = (result.errors ?? []).map(({ message }) => message);
  return withCookies({ ...response, graphqlErrors }, context.responseCookies);
}

function withCookies(response: HttpResponse, cookies: readonly string[]): HttpResponse {
  return cookies.length === 0 ? response : withHeaders(response, { "set-cookie": cookies });
}

const longestStubHeader = 4_000;

function stubHeader(stubs: StubRecord): Record<string, string> {
  const names = stubs.coordinates().join(", ");
  return names === "" ? {} : { "X-Emulator-Stub": names.slice(0, longestStubHeader) };
}

function operationHeaders(
  { name, query, variables, definition }: GraphqlOperation,
  cost: QueryCost,
): Record<string, string> {
  return {
    "x-bc-graphql-complexity": String(cost.complexity),
    "x-bc-graphql-query-hash": sha256(query),
    "x-bc-graphql-variables-hash": sha256(JSON.stringify(variables)),
    "x-bc-graphql-operation-type": definition.operation,
    "x-bc-graphql-operation-name": (name ?? "").slice(0, headerLimit),
  };
}

const headerLimit = 1_000;

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
