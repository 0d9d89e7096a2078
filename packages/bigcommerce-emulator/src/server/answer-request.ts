import { answerControl } from "../control/control-api.js";
import { answerGraphql } from "../graphql/endpoint.js";
import { namedCustomerId } from "../graphql/shopper.js";
import { type Endpoint, endpointOf, type TokenKind } from "../http/endpoint.js";
import { isLoopbackHost } from "../http/loopback.js";
import { type ApiAnswer, type ApiRequest, emptyAnswer, htmlAnswer, textAnswer } from "../http/message.js";
import { redactHeaders } from "../http/redacted-headers.js";
import { answerCheckout } from "../pages/checkout-page.js";
import { renderHomePage } from "../pages/home-page.js";
import { renderProductImage } from "../pages/product-image.js";
import { restErrors } from "../rest/error.js";
import { answerRest } from "../rest/token-api.js";
import { readPayload, selectOperation } from "../state/documents.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { FaultRule } from "../state/fault-queue.js";
import type { RecordedRequest } from "../state/traffic-record.js";
import { type Delivery, deliverWithFault } from "./fault-answer.js";

export interface AnsweredRequest {
  readonly delivery: Delivery;
  /** To be called once it is known what the client got: the status, or null. */
  readonly finish: (status: number | null) => void;
}

/** From a request to what is sent for it, recorded on the way if it is one of BigCommerce's. */
export async function answerRequest(
  state: EmulatorState,
  request: ApiRequest,
  emulatorUrl: string,
): Promise<AnsweredRequest> {
  if (isLoopbackHost(state.settings.host) && !isLoopbackHost(request.url.hostname)) {
    const text = `The emulator serves this machine only and does not answer for the host "${request.url.host}".`;
    return ownAnswer(textAnswer(403, text));
  }
  const endpoint = endpointOf(request.url);
  const own = answerOwnPages(state, endpoint, request, emulatorUrl);
  if (own !== null) return ownAnswer(own);
  const target = faultTarget(endpoint, request.method);
  if (target === "graphql") state.traffic.graphqlReceived();
  const entry = describeRequest(state, endpoint, request);
  const fault = target === null ? null : state.faults.take(target);
  if (fault?.revokeToken === true) await revokeTokenOf(state, request);
  const handle = () => answerApi(state, endpoint, request, emulatorUrl);
  const delivery = await deliverWithFault(fault, handle, state.random.next);
  const finish = (status: number | null) => {
    delivery.answer.afterSend?.();
    state.traffic.answered({ ...entry, status });
  };
  return { delivery, finish };
}

/** As if somebody had revoked it while the request was on its way. */
async function revokeTokenOf(state: EmulatorState, { headers }: ApiRequest): Promise<void> {
  const jwt = (headers.get("authorization") ?? "").replace(/^Bearer +/i, "");
  const reading = await state.issuer.read(jwt);
  if ("token" in reading && state.ledger.revoke(reading.token.id)) state.traffic.tokenRevoked();
}

function ownAnswer(answer: ApiAnswer): AnsweredRequest {
  return { delivery: { answer, delayMs: 0, bodyMs: 0, drop: null }, finish: () => {} };
}

function answerOwnPages(
  state: EmulatorState,
  endpoint: Endpoint,
  request: ApiRequest,
  emulatorUrl: string,
): ApiAnswer | null {
  if (endpoint.kind === "control") return answerControl(state, endpoint.action, request);
  if (endpoint.kind !== "home" && endpoint.kind !== "image" && endpoint.kind !== "checkout") return null;
  if (request.method !== "GET" && request.method !== "HEAD") return emptyAnswer(405, { allow: "GET, HEAD" });
  if (endpoint.kind === "home") return htmlAnswer(200, renderHomePage(state, emulatorUrl));
  if (endpoint.kind === "checkout") return answerCheckout(state.data(), endpoint);
  const svg = renderProductImage(endpoint.slug, endpoint.widthPx);
  if (svg === null) return textAnswer(404, "There is no such image");
  return {
    status: 200,
    headers: {
      "content-type": "image/svg+xml",
      "cache-control": "public, max-age=86400",
      "x-content-type-options": "nosniff",
    },
    body: svg,
  };
}

function faultTarget(endpoint: Endpoint, method: string): FaultRule["on"] | null {
  if (endpoint.kind === "tokens") return tokenFaultTarget(endpoint.tokenKind, method);
  return endpoint.kind === "graphql" && method === "POST" ? "graphql" : null;
}

function tokenFaultTarget(tokenKind: TokenKind, method: string): FaultRule["on"] | null {
  if (method === "POST") return "mint";
  return method === "DELETE" && tokenKind === "storefront" ? "revoke" : null;
}

async function answerApi(
  state: EmulatorState,
  endpoint: Endpoint,
  request: ApiRequest,
  emulatorUrl: string,
): Promise<ApiAnswer> {
  if (endpoint.kind === "graphql") return answerGraphql(state, endpoint, request, emulatorUrl);
  if (endpoint.kind === "tokens" || endpoint.kind === "rest") return answerRest(state, endpoint, request);
  return restErrors.gatewayNotFound();
}

function describeRequest(
  state: EmulatorState,
  endpoint: Endpoint,
  request: ApiRequest,
): Omit<RecordedRequest, "status"> {
  const isGraphql = endpoint.kind === "graphql";
  return {
    at: state.clock.now().toISOString(),
    method: request.method,
    path: request.url.pathname,
    headers: redactHeaders(request.headers),
    operationName: isGraphql ? operationNameOf(state, request.body) : null,
    customerId: isGraphql ? namedCustomerId(request.headers, state.data()) : null,
  };
}

function operationNameOf(state: EmulatorState, body: string): string | null {
  const reading = readPayload(body);
  if ("problem" in reading) return null;
  const { query, operationName } = reading.payload;
  const document = state.readDocument(query);
  const selected = "document" in document ? selectOperation(document.document, operationName) : null;
  return selected !== null && "operation" in selected
    ? (selected.operation.name?.value ?? null)
    : operationName;
}
