import { handleControl } from "../control/control-api.js";
import { handleGraphql } from "../graphql/endpoint.js";
import { namedCustomerId } from "../graphql/shopper.js";
import { type Endpoint, endpointOf, type TokenKind } from "../http/endpoint.js";
import { isLoopbackHost } from "../http/loopback.js";
import {
  emptyResponse,
  type HttpRequest,
  type HttpResponse,
  htmlResponse,
  textResponse,
} from "../http/message.js";
import { redactHeaders } from "../http/redacted-headers.js";
import { showCheckout } from "../pages/checkout-page.js";
import { renderHomePage } from "../pages/home-page.js";
import { renderProductImage } from "../pages/product-image.js";
import { restErrors } from "../rest/error.js";
import { handleRest } from "../rest/token-api.js";
import { readPayload, selectOperation } from "../state/documents.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { FaultRule } from "../state/fault-queue.js";
import type { RecordedRequest } from "../state/traffic-record.js";
import { type Delivery, deliverWithFault } from "./faults.js";

export interface HandledRequest {
  readonly delivery: Delivery;
  /** To be called once it is known what the client got: the status, or null. */
  readonly finish: (status: number | null) => void;
}

/** From a request to what is sent for it, recorded on the way if it is one of BigCommerce's. */
export async function handleRequest(
  state: EmulatorState,
  request: HttpRequest,
  emulatorUrl: string,
): Promise<HandledRequest> {
  if (isLoopbackHost(state.settings.host) && !isLoopbackHost(request.url.hostname)) {
    const text = `The emulator serves this machine only and does not answer for the host "${request.url.host}".`;
    return ownResponse(textResponse(403, text));
  }
  const endpoint = endpointOf(request.url);
  const own = serveOwnPage(state, endpoint, request, emulatorUrl);
  if (own !== null) return ownResponse(own);
  const target = faultTarget(endpoint, request.method);
  if (target === "graphql") state.traffic.graphqlReceived();
  const entry = describeRequest(state, endpoint, request);
  const fault = target === null ? null : state.faults.take(target);
  if (fault?.revokeToken === true) await revokeTokenOf(state, request);
  const handle = () => handleApi(state, endpoint, request, emulatorUrl);
  const delivery = await deliverWithFault(fault, handle, state.random.next);
  const finish = (status: number | null) => {
    delivery.answer.afterSend?.();
    state.traffic.answered({ ...entry, status });
  };
  return { delivery, finish };
}

/** As if somebody had revoked it while the request was on its way. */
async function revokeTokenOf(state: EmulatorState, { headers }: HttpRequest): Promise<void> {
  const jwt = (headers.get("authorization") ?? "").replace(/^Bearer +/i, "");
  const reading = await state.issuer.read(jwt);
  if ("token" in reading && state.ledger.revoke(reading.token.id)) state.traffic.tokenRevoked();
}

function ownResponse(answer: HttpResponse): HandledRequest {
  return { delivery: { answer, delayMs: 0, bodyMs: 0, drop: null }, finish: () => {} };
}

function serveOwnPage(
  state: EmulatorState,
  endpoint: Endpoint,
  request: HttpRequest,
  emulatorUrl: string,
): HttpResponse | null {
  if (endpoint.kind === "control") return handleControl(state, endpoint.action, request);
  if (endpoint.kind !== "home" && endpoint.kind !== "image" && endpoint.kind !== "checkout") return null;
  if (request.method !== "GET" && request.method !== "HEAD")
    return emptyResponse(405, { allow: "GET, HEAD" });
  if (endpoint.kind === "home") return htmlResponse(200, renderHomePage(state, emulatorUrl));
  if (endpoint.kind === "checkout") return showCheckout(state.data(), endpoint);
  const svg = renderProductImage(endpoint.slug, endpoint.widthPx);
  if (svg === null) return textResponse(404, "There is no such image");
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

async function handleApi(
  state: EmulatorState,
  endpoint: Endpoint,
  request: HttpRequest,
  emulatorUrl: string,
): Promise<HttpResponse> {
  if (endpoint.kind === "graphql") return handleGraphql(state, endpoint, request, emulatorUrl);
  if (endpoint.kind === "tokens" || endpoint.kind === "rest") return handleRest(state, endpoint, request);
  return restErrors.gatewayNotFound();
}

function describeRequest(
  state: EmulatorState,
  endpoint: Endpoint,
  request: HttpRequest,
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
