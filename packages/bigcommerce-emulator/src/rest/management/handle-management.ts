import type { Endpoint } from "../../http/endpoint.js";
import { accepts, isJsonContent } from "../../http/media-type.js";
import { type HttpRequest, type HttpResponse, withHeaders } from "../../http/message.js";
import type { EmulatorState } from "../../state/emulator-state.js";
import { type ApiAccount, asAccount } from "../account.js";
import { restErrors } from "../error.js";
import type { ManagementCall } from "./protocol/call.js";
import { listRefusal, ManagementRefusal, refusal, refusals } from "./protocol/refusal.js";
import { handlerOf, type ManagementHandler, type Resource } from "./protocol/resource.js";
import { resources } from "./resources.js";

type ManagementEndpoint = Extract<Endpoint, { kind: "rest" }>;

/** BigCommerce's REST Management API, on the same store as GraphQL. */
export function handleManagement(
  state: EmulatorState,
  endpoint: ManagementEndpoint,
  request: HttpRequest,
): Promise<HttpResponse> {
  return asAccount(state, endpoint.storeHash, request, (account) =>
    handleResource(state, endpoint, account, request),
  );
}

// The resource comes first, then the method, the scope, the media types, and last what the request says.
function handleResource(
  state: EmulatorState,
  endpoint: ManagementEndpoint,
  account: ApiAccount,
  request: HttpRequest,
): HttpResponse {
  const found = findResource(endpoint);
  const { inferred } = state.settings;
  if (found === null) return refusals[endpoint.version].notFound().response(inferred);
  const handler = handlerOf(found.resource, request.method);
  if (handler === undefined) {
    const refused = endpoint.version === "v3" ? refusal : listRefusal;
    const allow = Object.keys(found.resource.handlers).join(", ");
    return withHeaders(refused(405, ["rest.method"]).response(inferred), { allow });
  }
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!mayUse(account, found.resource, isRead)) return restErrors.scopeMissing();
  if (!accepts(request.headers.get("accept"), "application/json")) return restErrors.notAcceptable();
  const writes = request.method === "POST" || request.method === "PUT";
  if (writes && !isJsonContent(request.headers.get("content-type"))) return restErrors.unsupportedMediaType();
  return handled(handler, callOf(state, endpoint, account, request, found.params));
}

function findResource({ version, path }: ManagementEndpoint) {
  for (const resource of resources) {
    const match = resource.version === version ? resource.pattern.exec(path) : null;
    if (match !== null) return { resource, params: { ...match.groups } };
  }
  return null;
}

function mayUse(account: ApiAccount, { scopes }: Resource, isRead: boolean): boolean {
  if (scopes === null) return true;
  return (isRead ? scopes.read : scopes.change).some((scope) => account.scopes.includes(scope));
}

function callOf(
  state: EmulatorState,
  { version }: ManagementEndpoint,
  account: ApiAccount,
  request: HttpRequest,
  params: Readonly<Record<string, string>>,
): ManagementCall {
  return {
    version,
    data: state.data,
    settings: state.settings,
    channelIds: state.channelIds,
    now: state.clock.now(),
    params,
    query: request.url.searchParams,
    body: request.json,
    origin: request.url.origin,
    clientId: account.clientId,
  };
}

function handled(handler: ManagementHandler, call: ManagementCall): HttpResponse {
  try {
    return handler(call);
  } catch (error) {
    if (error instanceof ManagementRefusal) return error.response(call.settings.inferred);
    throw error;
  }
}
