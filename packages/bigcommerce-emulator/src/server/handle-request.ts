import { consoleFile, showHome } from "../console/page.js";
import { handleControl } from "../control/control-api.js";
import { handleGraphql } from "../graphql/endpoint.js";
import { readOperation } from "../graphql/operation.js";
import { namedCustomerId } from "../graphql/shopper.js";
import { handleHosted } from "../hosted/hosted-pages.js";
import { cappedText } from "../http/capped-text.js";
import { type Endpoint, endpointOf, type HostedPage } from "../http/endpoint.js";
import { emptyResponse, type HttpRequest, type HttpResponse } from "../http/message.js";
import { showProductImage } from "../pages/product-image.js";
import { restErrors } from "../rest/error.js";
import { handleTokens } from "../rest/token-api.js";
import type { EmulatorState } from "../state/emulator-state.js";
import { type HandledRequest, promptDelivery, unlogged } from "./delivery.js";
import { faultTarget, handleWithFault, revokeTokenOf } from "./fault-response.js";
import { arrivalOf, recordOf } from "./request-record.js";

const loggedNameLimit = 200;

/** Handles a request that was not refused by its head. A request to one of BigCommerce's APIs or pages is logged once it is finished. */
export async function handleRequest(
  state: EmulatorState,
  request: HttpRequest,
  emulatorUrl: string,
): Promise<HandledRequest> {
  const endpoint = endpointOf(request.url, state.settings.allowHosts);
  const own = handleOwn(state, endpoint, request, emulatorUrl);
  if (own !== null) return unlogged(own);
  if (endpoint.kind === "hosted") return handlePage(state, endpoint, request);
  return handleApiRequest(state, endpoint, request);
}

/** The response of the emulator's own controls and pages; null if the endpoint is BigCommerce's. */
function handleOwn(
  state: EmulatorState,
  endpoint: Endpoint,
  request: HttpRequest,
  emulatorUrl: string,
): HttpResponse | null {
  if (endpoint.kind === "control") return handleControl(state, endpoint.action, request, emulatorUrl);
  if (endpoint.kind !== "home" && endpoint.kind !== "console" && endpoint.kind !== "image") return null;
  if (request.method !== "GET" && request.method !== "HEAD")
    return emptyResponse(405, { allow: "GET, HEAD" });
  if (endpoint.kind === "home") return showHome(state, request, emulatorUrl);
  return endpoint.kind === "image" ? showProductImage(state.data, endpoint) : consoleFile(endpoint.file);
}

async function handleApiRequest(
  state: EmulatorState,
  endpoint: Endpoint,
  request: HttpRequest,
): Promise<HandledRequest> {
  const arrival = arrivalOf(state, request);
  const call =
    endpoint.kind === "graphql"
      ? {
          endpoint,
          request,
          operation: readOperation({ ...state.settings, documents: state.documents }, request),
        }
      : null;
  // Before the request is handled: a logout ends the access token that names the customer.
  const customerId = call === null ? null : namedCustomerId(request.headers, state.data);
  const target = faultTarget(endpoint, request.method);
  if (target === "graphql") state.traffic.countGraphql();
  const fault = target === null ? null : state.faults.take(target);
  if (fault?.revokeToken === true) await revokeTokenOf(state, request);
  const handle = () =>
    call === null ? handleRestOr404(state, endpoint, request) : handleGraphql(state, call);
  const delivery = await handleWithFault(fault, handle, () => state.random.next());
  const finish = (status: number | null) => {
    delivery.response.afterSend?.();
    const name = call?.operation.name ?? null;
    const operationName = name === null ? null : cappedText(name, loggedNameLimit);
    const { response } = delivery;
    state.traffic.log(recordOf(arrival, { request, response, status, operationName, customerId }));
  };
  return { delivery, finish };
}

/** A page of the hosted storefront, as a browser asks for it. */
async function handlePage(
  state: EmulatorState,
  page: HostedPage,
  request: HttpRequest,
): Promise<HandledRequest> {
  const arrival = arrivalOf(state, request);
  const delivery = promptDelivery(await handleHosted(state, page, request));
  const { response } = delivery;
  const finish = (status: number | null) =>
    state.traffic.logPage(
      recordOf(arrival, { request, response, status, operationName: null, customerId: null }),
    );
  return { delivery, finish };
}

async function handleRestOr404(
  state: EmulatorState,
  endpoint: Endpoint,
  request: HttpRequest,
): Promise<HttpResponse> {
  if (endpoint.kind === "tokens") return handleTokens(state, endpoint, request);
  if (endpoint.kind !== "rest") return restErrors.gatewayNotFound();
  // Loaded when it is first asked for: most of those who start an emulator never do.
  const { handleManagement } = await import("../rest/management/handle-management.js");
  return handleManagement(state, endpoint, request);
}
