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
import { type ApiAccount, asAccount } from "./account.js";
import { restError, restErrors } from "./error.js";
import { readTokenRequest, type TokenOrder } from "./token-request.js";

type TokenEndpoint = Extract<Endpoint, { kind: "tokens" }>;

/** The part of BigCommerce's REST API that is about tokens: create all three kinds, and revoke. */
export function handleTokens(
  state: EmulatorState,
  { storeHash, tokenKind }: TokenEndpoint,
  request: HttpRequest,
): Promise<HttpResponse> {
  return asAccount(state, storeHash, request, (account) => {
    if (request.method === "POST") return mint(state, tokenKind, account, request);
    if (request.method === "DELETE" && tokenKind === "storefront") return revoke(state, account, request);
    const allow = tokenKind === "storefront" ? "POST, DELETE" : "POST";
    return withHeaders(restErrors.methodNotAllowed(), { allow });
  });
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
  const { inferred } = state.settings;
  const nowSeconds = state.clock.nowSeconds();
  const rules = { kind, storeId: state.storeId, storeChannelIds: state.channelIds, nowSeconds, inferred };
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
