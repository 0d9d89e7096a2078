import { createHash } from "node:crypto";
import type { Endpoint, TokenKind } from "../http/endpoint.js";
import { accepts, isJsonContent } from "../http/media-type.js";
import {
  emptyResponse,
  type HttpRequest,
  type HttpResponse,
  jsonResponse,
  withHeaders,
} from "../http/message.js";
import { secretHash } from "../http/redaction.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { AccessTokenScope, EmulatorSettings } from "../state/options.js";
import { restError, restErrors } from "./error.js";
import { readTokenRequest, type TokenOrder } from "./token-request.js";

type RestEndpoint = Extract<Endpoint, { kind: "tokens" | "rest" }>;

/** The part of BigCommerce's REST API that is about tokens: create all three kinds, and revoke. */
export async function handleRest(
  state: EmulatorState,
  endpoint: RestEndpoint,
  request: HttpRequest,
): Promise<HttpResponse> {
  const quota = state.restQuota.take();
  const response = await handleWithinQuota(state, endpoint, request, quota.limited);
  return withHeaders(response, quota.headers);
}

// The order is BigCommerce's: the access token, its scopes, the resource, the media types, and last the body.
async function handleWithinQuota(
  state: EmulatorState,
  endpoint: RestEndpoint,
  request: HttpRequest,
  limited: boolean,
): Promise<HttpResponse> {
  const accessToken = request.headers.get("x-auth-token");
  if (accessToken === null || accessToken === "") return restErrors.accessTokenMissing();
  const account = accountOf(state.settings, accessToken);
  if (account === null) return restErrors.accessTokenInvalid();
  if (limited) return restErrors.tooManyRequests();
  // For a wrong store hash BigCommerce is reported to respond as for a missing scope.
  if (endpoint.storeHash !== state.settings.storeHash) return restErrors.scopeMissing();
  if (endpoint.kind === "rest") return restErrors.notFound();
  if (request.method === "POST") return mint(state, endpoint.tokenKind, account, request);
  if (request.method === "DELETE" && endpoint.tokenKind === "storefront")
    return revoke(state, account, request);
  const allow = endpoint.tokenKind === "storefront" ? "POST, DELETE" : "POST";
  return withHeaders(restErrors.methodNotAllowed(), { allow });
}

async function mint(
  state: EmulatorState,
  kind: TokenKind,
  account: ApiAccount,
  request: HttpRequest,
): Promise<HttpResponse> {
  const needed =
    kind === "impersonation" ? "store_storefront_api_customer_impersonation" : "store_storefront_api";
  if (!account.scopes.includes(needed)) return restErrors.scopeMissing();
  if (!accepts(request.headers.get("accept"), "application/json")) return restErrors.notAcceptable();
  if (!isJsonContent(request.headers.get("content-type"))) return restErrors.unsupportedMediaType();
  const { channels, inferred } = state.settings;
  const nowSeconds = state.clock.nowSeconds();
  const rules = { kind, storeId: state.storeId, storeChannelIds: channels, nowSeconds, inferred };
  const reading = readTokenRequest(request.json, rules);
  if ("refusal" in reading) return restError(422, reading.refusal.title, reading.refusal.errors);
  const token = await issue(state, kind, account, reading.order);
  return jsonResponse(200, { data: { token }, meta: {} });
}

async function issue(
  state: EmulatorState,
  kind: TokenKind,
  account: ApiAccount,
  order: TokenOrder,
): Promise<string> {
  const issuedAtSeconds = state.clock.nowSeconds();
  const claims = { ...order, kind, issuedAtSeconds, storeId: state.storeId, clientId: account.clientId };
  const { id, jwt } = await state.issuer.issue(claims);
  state.ledger.add(id);
  const { expiresAtSeconds } = claims;
  state.issuedTokens.add(secretHash(jwt), { id, kind, issuedAtSeconds, expiresAtSeconds });
  state.traffic.countMint(kind);
  return jwt;
}

async function revoke(
  state: EmulatorState,
  account: ApiAccount,
  request: HttpRequest,
): Promise<HttpResponse> {
  if (account.scopes.length === 0) return restErrors.scopeMissing();
  const reading = await state.issuer.read(request.headers.get("sf-api-token") ?? "");
  if (!("token" in reading) || !state.ledger.revoke(reading.token.id)) return restErrors.invalidJwt();
  state.traffic.countRevocation();
  return emptyResponse(200);
}

interface ApiAccount {
  readonly clientId: string;
  readonly scopes: readonly AccessTokenScope[];
}

function accountOf(settings: EmulatorSettings, accessToken: string): ApiAccount | null {
  const index = settings.accounts.findIndex((account) => account.token === accessToken);
  const account = settings.accounts[index];
  return account === undefined
    ? null
    : { clientId: clientIdOf(settings.storeHash, index), scopes: account.scopes };
}

// BigCommerce's client ids have 31 characters. Made from the position in the list, so that it holds no part of a
// secret.
function clientIdOf(storeHash: string, index: number): string {
  return createHash("sha256").update(`${storeHash} account ${index}`).digest("hex").slice(0, 31);
}
