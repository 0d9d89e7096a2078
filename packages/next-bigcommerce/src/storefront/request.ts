import type { Config } from "../config/config.js";
import type { CustomerCredential } from "../customer/resolve.js";
import { getErrorCode } from "../errors.js";
import type { PreparedDocument } from "../graphql/document.js";
import { type HttpRequest, type HttpResponse, jsonHeaders } from "../http/message.js";
import type { BigCommerceEvent, EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import type { Deadline } from "../time/deadline.js";
import type { TokenCache } from "../token/cache.js";
import { rejectedError } from "../token/rejection.js";
import type { StorefrontToken } from "../token/storefront-token.js";
import { type GraphQLAnswer, readAnswer } from "./answer.js";
import { type AnswerContext, CredentialRejected } from "./failures.js";

const maxResponseBytes = 8 * 1024 * 1024;
/** BigCommerce looks at the token before the document. A 429 or 5xx may come from a proxy that looked at neither. */
const provesToken = new Set([200, 400]);

/**
 * Sends operations to the GraphQL Storefront API with the cached token. A token that BigCommerce rejects is replaced
 * once, for mutations too: a refused credential means that nothing ran.
 * @see https://developer.bigcommerce.com/docs/storefront/graphql
 */
export function createStorefrontRequest(options: StorefrontRequestOptions): SendStorefrontRequest {
  const { clock, emit } = options;
  return async (request) => {
    const startedAtMs = clock.now();
    const trace: Trace = { status: undefined, complexity: undefined, quotaLeft: undefined, code: undefined };
    try {
      const answer = await sendWithToken(request, trace, options);
      if (answer.errors.length > 0) trace.code = answer.toError().code;
      return answer;
    } catch (error) {
      trace.code = getErrorCode(error) ?? "upstream_unavailable";
      throw error;
    } finally {
      emit(requestEvent(request, trace, clock.now() - startedAtMs));
    }
  };
}

async function sendWithToken(
  request: StorefrontRequest,
  trace: Trace,
  options: StorefrontRequestOptions,
): Promise<GraphQLAnswer> {
  const { config, tokens, send, emit } = options;
  const url = config.graphqlUrl(request.channelId);
  for (let isRetry = false; ; isRetry = true) {
    const token = await tokens.get(() => request.deadline);
    const response = await send(toHttpRequest(request, url, token, config), request.document.kind);
    tokens.observe(response);
    if (provesToken.has(response.status)) tokens.confirm(token.generation);
    noteResponse(trace, response);
    try {
      return readAnswer(response, answerContext(request, url, config));
    } catch (error) {
      if (!(error instanceof CredentialRejected)) throw error;
      tokens.reject(token.generation);
      if (isRetry) throw rejectedError();
      const { correlationId } = request;
      emit({
        type: "graphql_retry",
        reason: "token_rejected",
        status: trace.status,
        waitMs: 0,
        correlationId,
      });
    }
  }
}

function toHttpRequest(
  request: StorefrontRequest,
  url: string,
  token: StorefrontToken,
  config: Config,
): HttpRequest {
  return {
    method: "POST",
    url,
    headers: requestHeaders(request, token, config),
    body: `{"query":${request.document.queryJson},"variables":${request.variablesJson}}`,
    maxBytes: maxResponseBytes,
    deadline: request.deadline,
  };
}

function noteResponse(trace: Trace, response: HttpResponse): void {
  trace.status = response.status;
  trace.complexity = response.count("x-bc-graphql-complexity");
  trace.quotaLeft = response.count("x-bc-ip-rate-limit-requests-quota-left");
}

interface Trace {
  status: number | undefined;
  complexity: number | undefined;
  quotaLeft: number | undefined;
  code: ReturnType<typeof getErrorCode>;
}

function requestEvent(request: StorefrontRequest, trace: Trace, durationMs: number): BigCommerceEvent {
  const { scope, channelId, correlationId, document } = request;
  const { operationName, kind } = document;
  return {
    type: "graphql_request",
    operationName,
    operationKind: kind,
    scope,
    channelId,
    correlationId,
    durationMs,
    status: trace.status,
    complexity: trace.complexity,
    quotaLeft: trace.quotaLeft,
    code: trace.code,
  };
}

/** What every GraphQL request carries. Written out: a spread copy is a slow object on Node 20 (2 µs a request). */
export function graphqlHeaders(token: string): Record<string, string> {
  return {
    accept: jsonHeaders.accept,
    "content-type": jsonHeaders["content-type"],
    "user-agent": jsonHeaders["user-agent"],
    authorization: `Bearer ${token}`,
  };
}

/** The allow-list: no header of the shopper's request is ever passed on. */
function requestHeaders(
  { customer, locale, clientIp, correlationId }: StorefrontRequest,
  { token }: StorefrontToken,
  { trustedProxySecret }: Config,
): Record<string, string> {
  const headers = graphqlHeaders(token);
  headers["x-correlation-id"] = correlationId;
  if (typeof customer === "number") headers["x-bc-customer-id"] = String(customer);
  else if (customer !== undefined) {
    headers["x-bc-customer-access-token"] = customer.value;
    // Without it, BigCommerce treats a customer whose token has ended as a guest.
    headers["x-bc-error-on-invalid-customer-access-token"] = "true";
  }
  if (locale !== undefined) headers["accept-language"] = locale;
  if (clientIp !== undefined && trustedProxySecret !== undefined) {
    headers["true-client-ip"] = clientIp;
    headers["x-bc-trusted-proxy-secret"] = trustedProxySecret();
  }
  return headers;
}

function answerContext(request: StorefrontRequest, url: string, config: Config): AnswerContext {
  const { kind, operationName } = request.document;
  return {
    url,
    operation: operationName === undefined ? `An anonymous ${kind}` : `${kind} ${operationName}`,
    storeHash: config.storeHash,
    channelId: request.channelId,
    tokenChannelIds: config.channelIds,
    correlationId: request.correlationId,
  };
}

/** One operation with everything decided: who asks, which channel, how long it may take. */
export interface StorefrontRequest {
  readonly scope: "customer" | "shopper" | "guest" | "impersonation";
  /** Who asks; `undefined` for a guest. */
  readonly customer: CustomerCredential | undefined;
  readonly document: PreparedDocument;
  readonly variablesJson: string;
  readonly channelId: number;
  readonly locale: string | undefined;
  /** A checked IP address, sent with the trusted proxy secret. */
  readonly clientIp: string | undefined;
  readonly deadline: Deadline;
  readonly correlationId: string;
}

interface StorefrontRequestOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly emit: EmitEvent;
  readonly tokens: TokenCache;
  readonly send: (request: HttpRequest, kind: "query" | "mutation") => Promise<HttpResponse>;
}

export type SendStorefrontRequest = (request: StorefrontRequest) => Promise<GraphQLAnswer>;
