import { createHash } from "node:crypto";
import { execute } from "graphql";
import { clientIp } from "../http/client-ip.js";
import type { Endpoint } from "../http/endpoint.js";
import { isJsonContent } from "../http/media-type.js";
import { type HttpRequest, type HttpResponse, jsonResponse, withHeaders } from "../http/message.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { StorefrontToken } from "../state/storefront-jwt.js";
import type { StorefrontContext } from "../store/request-context.js";
import { corsHeaders, preflightResponse, refuseCaller } from "./caller.js";
import { type GraphqlAddress, readCredentials } from "./credentials.js";
import { graphqlError } from "./error.js";
import type { GraphqlOperation, OperationReading } from "./operation.js";
import { complexityLimit, costOfOperation, depthLimit, type QueryCost } from "./query-cost.js";
import { checkoutShopper, identifyShopper } from "./shopper.js";

interface GraphqlCall {
  readonly endpoint: Extract<Endpoint, { kind: "graphql" }>;
  readonly request: HttpRequest;
  readonly operation: OperationReading;
  readonly emulatorUrl: string;
}

/**
 * The GraphQL Storefront endpoint. It checks in this order: the token, who sends it, as which customer, the operation,
 * its cost; then it executes the operation.
 */
export async function handleGraphql(state: EmulatorState, call: GraphqlCall): Promise<HttpResponse> {
  const { method, headers } = call.request;
  const origin = headers.get("origin");
  if (method === "OPTIONS" && origin !== null) return preflightResponse(origin);
  if (method !== "POST") return graphqlError(405, "GraphQL requests must be sent by POST", { allow: "POST" });
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
  const { inferred, channels } = state.settings;
  const refusal = refuseCaller(credentials.token, headers, inferred, state.clock.nowSeconds());
  if (refusal !== null) return { refusal };
  const known = channels.includes(address.channelId);
  return known ? credentials : { refusal: graphqlError(404, "The store has no such channel") };
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
    data,
    channelId,
    customerId,
    tokenKind: token.kind,
    checkoutShopper: checkoutShopper(token, headers, customerId, settings.inferred),
    readCustomerLogin: (jwt) => state.customerLogins.read(jwt, ip),
    scopes: token.scopes,
    now: () => clock.now(),
    origin: call.emulatorUrl,
    locale: preferredLocale(headers.get("accept-language")),
  });
}

function preferredLocale(acceptLanguage: string | null): string | null {
  const tag = acceptLanguage?.split(",")[0]?.split(";")[0]?.trim() ?? "";
  return tag === "" || tag === "*" ? null : tag;
}

async function handleOperation(
  state: EmulatorState,
  { request, operation }: GraphqlCall,
  context: StorefrontContext,
): Promise<HttpResponse> {
  if (!isJsonContent(request.headers.get("content-type")))
    return graphqlError(400, "The Content-Type header must be application/json");
  if ("refusal" in operation) return operation.refusal;
  const { schema, inferred, trustedProxySecret } = state.settings;
  const cost = costOfOperation(schema, operation, inferred);
  const problem = costProblem(cost);
  if (problem !== null) return graphqlError(400, problem);
  const ip = clientIp(request, trustedProxySecret);
  const taken = state.inFlight.take(ip, cost.complexity);
  const limiterHeaders = {
    "X-BC-IP-Rate-Limit-Requests-Quota": String(state.inFlight.quota),
    "X-BC-IP-Rate-Limit-Requests-Quota-Left": String(taken?.left ?? state.inFlight.left(ip)),
  };
  if (taken === null) return graphqlError(429, "Too many requests", limiterHeaders);
  const response = await executeOperation(state, operation, context);
  const headers = { ...limiterHeaders, ...operationHeaders(operation, cost) };
  return { ...withHeaders(response, headers), afterSend: taken.release };
}

function costProblem(cost: QueryCost): string | null {
  if (cost.mutations > 1) return `Only one mutation is allowed in a request; this one has ${cost.mutations}`;
  if (cost.depth > depthLimit)
    return `The query is too deep: it has a depth of ${cost.depth} out of ${depthLimit}`;
  if (cost.pageSizeProblems.length > 0) return cost.pageSizeProblems.join(" ");
  if (cost.complexity <= complexityLimit) return null;
  return `The query is too complex as it has a complexity score of ${cost.complexity} out of ${complexityLimit}. Please remove some elements and try again`;
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
  });
  // Without `data` nothing was executed: the variables do not match the document.
  return jsonResponse(result.data === undefined ? 400 : 200, result);
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
    "x-bc-graphql-operation-name": name ?? "",
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
