import { createHash } from "node:crypto";
import { type DocumentNode, execute, type OperationDefinitionNode } from "graphql";
import type { Endpoint } from "../http/endpoint.js";
import { isJsonContent } from "../http/media-type.js";
import { type HttpRequest, type HttpResponse, jsonResponse, withHeaders } from "../http/message.js";
import { type GraphqlPayload, readPayload, selectOperation } from "../state/documents.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { StorefrontToken } from "../state/storefront-jwt.js";
import type { StorefrontContext } from "../store/request-context.js";
import { corsHeaders, preflightResponse, refuseCaller } from "./caller.js";
import { type GraphqlAddress, readCredentials } from "./credentials.js";
import { graphqlError } from "./error.js";
import { complexityLimit, costOfOperation, depthLimit, type QueryCost } from "./query-cost.js";
import { identifyShopper } from "./shopper.js";

type GraphqlEndpoint = Extract<Endpoint, { kind: "graphql" }>;

interface PlannedOperation {
  readonly payload: GraphqlPayload;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly cost: QueryCost;
}

/** The GraphQL Storefront endpoint: who asks, as whom, what, at what cost, and only then the answer. */
export async function handleGraphql(
  state: EmulatorState,
  endpoint: GraphqlEndpoint,
  request: HttpRequest,
  emulatorUrl: string,
): Promise<HttpResponse> {
  const { headers } = request;
  const origin = headers.get("origin");
  if (request.method === "OPTIONS" && origin !== null) return preflightResponse(origin);
  if (request.method !== "POST")
    return graphqlError(405, "GraphQL requests must be sent by POST", { allow: "POST" });
  const address = addressOf(state, endpoint);
  const admission = await admit(state, address, headers);
  if ("refusal" in admission) return admission.refusal;
  const { token } = admission;
  const rules = {
    data: state.data(),
    inferred: state.settings.inferred,
    nowSeconds: state.clock.nowSeconds(),
  };
  const shopper = identifyShopper(token, headers, rules);
  if ("refusal" in shopper) return withHeaders(shopper.refusal, corsHeaders(token, headers));
  const context: StorefrontContext = {
    data: rules.data,
    channelId: address.channelId,
    customerId: shopper.customerId,
    tokenKind: token.kind,
    scopes: token.scopes,
    now: state.clock.now,
    origin: emulatorUrl,
    locale: preferredLocale(headers.get("accept-language")),
  };
  return withHeaders(await handleOperation(state, request, context), corsHeaders(token, headers));
}

/** The token of a request that may be answered at all. */
async function admit(
  state: EmulatorState,
  address: GraphqlAddress,
  headers: Headers,
): Promise<{ token: StorefrontToken } | { refusal: HttpResponse }> {
  const credentials = await readCredentials(state, address, headers.get("authorization"));
  if ("refusal" in credentials) return credentials;
  const { inferred, channels } = state.settings;
  const refusal = refuseCaller(credentials.token, headers, inferred, state.clock.nowSeconds());
  if (refusal !== null) return { refusal };
  const known = channels.includes(address.channelId);
  return known ? credentials : { refusal: graphqlError(404, "The store has no such channel") };
}

function addressOf(state: EmulatorState, endpoint: GraphqlEndpoint): GraphqlAddress {
  const defaultChannelId = state.settings.channels[0] ?? 1;
  return {
    storeHash: endpoint.storeHash ?? state.settings.storeHash,
    channelId: endpoint.channelId ?? defaultChannelId,
  };
}

function preferredLocale(acceptLanguage: string | null): string | null {
  const tag = acceptLanguage?.split(",")[0]?.split(";")[0]?.trim() ?? "";
  return tag === "" || tag === "*" ? null : tag;
}

async function handleOperation(
  state: EmulatorState,
  request: HttpRequest,
  context: StorefrontContext,
): Promise<HttpResponse> {
  const plan = planOperation(state, request);
  if ("refusal" in plan) return plan.refusal;
  const ip = clientIp(request, state.settings.trustedProxySecret);
  const taken = state.inFlight.take(ip, plan.cost.complexity);
  const left = taken?.left ?? state.inFlight.left(ip);
  const limiterHeaders = {
    "X-BC-IP-Rate-Limit-Requests-Quota": String(state.inFlight.quota),
    "X-BC-IP-Rate-Limit-Requests-Quota-Left": String(left),
  };
  if (taken === null) return graphqlError(429, "Too many requests", limiterHeaders);
  const answer = await executePlan(state, plan, context);
  return { ...withHeaders(answer, { ...limiterHeaders, ...planHeaders(plan) }), afterSend: taken.release };
}

function planOperation(
  state: EmulatorState,
  request: HttpRequest,
): PlannedOperation | { refusal: HttpResponse } {
  if (!isJsonContent(request.headers.get("content-type"))) {
    return { refusal: graphqlError(400, "The Content-Type header must be application/json") };
  }
  const body = readPayload(request.body);
  if ("problem" in body) return { refusal: graphqlError(400, body.problem) };
  const { payload } = body;
  const reading = state.readDocument(payload.query);
  if ("errors" in reading) return { refusal: jsonResponse(400, { errors: reading.errors }) };
  const { document } = reading;
  const selected = selectOperation(document, payload.operationName);
  if ("problem" in selected) return { refusal: graphqlError(400, selected.problem) };
  const { operation } = selected;
  const { schema, inferred } = state.settings;
  const cost = costOfOperation(schema, document, operation, payload.variables, inferred);
  const problem = costProblem(cost);
  return problem === null ? { payload, document, operation, cost } : { refusal: graphqlError(400, problem) };
}

function costProblem(cost: QueryCost): string | null {
  if (cost.mutations > 1) return `Only one mutation is allowed in a request; this one has ${cost.mutations}`;
  if (cost.depth > depthLimit)
    return `The query is too deep: it has a depth of ${cost.depth} out of ${depthLimit}`;
  if (cost.pageSizeProblems.length > 0) return cost.pageSizeProblems.join(" ");
  if (cost.complexity <= complexityLimit) return null;
  return `The query is too complex as it has a complexity score of ${cost.complexity} out of ${complexityLimit}. Please remove some elements and try again`;
}

// Behind a proxy that BigCommerce knows, the shopper's own address counts; else the proxy's counts for all its shoppers.
function clientIp(request: HttpRequest, trustedProxySecret: string | null): string {
  const secret = request.headers.get("x-bc-trusted-proxy-secret");
  const trusted = trustedProxySecret !== null && secret === trustedProxySecret;
  return (trusted ? request.headers.get("true-client-ip") : null) ?? request.remoteAddress;
}

async function executePlan(
  state: EmulatorState,
  plan: PlannedOperation,
  context: StorefrontContext,
): Promise<HttpResponse> {
  const result = await execute({
    schema: state.settings.schema,
    document: plan.document,
    contextValue: context,
    variableValues: plan.payload.variables,
    operationName: plan.payload.operationName,
  });
  // Without `data` nothing ran: the variables did not fit the document.
  return jsonResponse(result.data === undefined ? 400 : 200, result);
}

function planHeaders({ payload, operation, cost }: PlannedOperation): Record<string, string> {
  return {
    "x-bc-graphql-complexity": String(cost.complexity),
    "x-bc-graphql-query-hash": sha256(payload.query),
    "x-bc-graphql-variables-hash": sha256(JSON.stringify(payload.variables)),
    "x-bc-graphql-operation-type": operation.operation,
    "x-bc-graphql-operation-name": operation.name?.value ?? "",
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
