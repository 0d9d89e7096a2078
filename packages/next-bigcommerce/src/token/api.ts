import { randomUUID } from "node:crypto";
import type { Config } from "../config/config.js";
import { tokenEndpoints } from "../config/token-endpoints.js";
import { BigCommerceError, getErrorCode } from "../errors.js";
import { type HttpResponse, jsonHeaders, type SendRequest } from "../http/message.js";
import type { BigCommerceEvent, EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import type { Deadline } from "../time/deadline.js";
import { isRecord } from "../values.js";
import { decodeFailure, type Method } from "./api-failures.js";
import { compactJwsPattern, StorefrontToken } from "./storefront-token.js";

const maxResponseBytes = 64 * 1024;

/**
 * The REST endpoints of the configured kind of token: one request a call, no cache and no retry.
 * @see https://developer.bigcommerce.com/docs/rest-authentication/tokens/customer-impersonation-token
 */
export function createTokenApi({ config, send, onResponse }: TokenApiOptions): TokenApi {
  const base = `${config.apiUrl}/stores/${config.storeHash}/v3/storefront`;
  const headers = () => ({ ...jsonHeaders, "x-auth-token": config.accessToken() });
  const request = async (method: Method, path: string, extra: object, deadline: Deadline) => {
    const response = await send({
      method,
      url: `${base}/${path}`,
      headers: headers(),
      maxBytes: maxResponseBytes,
      deadline,
      ...extra,
    });
    onResponse(response);
    if (response.status === 200 || response.status === 204) return response;
    throw decodeFailure(response, method, config);
  };
  return {
    async create(body, deadline) {
      const { path } = tokenEndpoints[config.kind.tokenKind];
      const response = await request("POST", path, { body: JSON.stringify(body) }, deadline);
      return readToken(response, body.expires_at);
    },
    async revoke(token, deadline) {
      await request("DELETE", "api-token", { headers: { ...headers(), "sf-api-token": token } }, deadline);
    },
  };
}

function readToken(response: HttpResponse, expiresAt: number): StorefrontToken {
  const token = findToken(response.json());
  if (token !== undefined) return new StorefrontToken(token, expiresAt);
  const body = response.text.trim() === "" ? "an empty body" : "a body without a JWT at data.token";
  throw new BigCommerceError(
    "upstream_malformed",
    `BigCommerce's token endpoint responded ${response.status} with ${body}. The likely cause is a proxy in between or ` +
      "a wrong BIGCOMMERCE_API_URL; check what that address responds.",
    { status: response.status, retryable: true, requestId: response.requestId },
  );
}

/** No schema: to make it took half a millisecond of the first use (benchmark `start`). */
function findToken(body: unknown): string | undefined {
  const data = isRecord(body) ? body.data : undefined;
  const token = isRecord(data) ? data.token : undefined;
  return typeof token === "string" && compactJwsPattern.test(token) ? token : undefined;
}

type RestRequestEvent = Extract<BigCommerceEvent, { type: "rest_request" }>;

/** Sends to the REST API with a correlation id, and emits an event for each request, with the quota that is left. */
export function createObservedSend(send: SendRequest, clock: Clock, emit: EmitEvent): SendRequest {
  return async (request) => {
    const correlationId = randomUUID();
    const startedAtMs = clock.now();
    const tell = (outcome: Pick<RestRequestEvent, "status" | "code" | "quota" | "quotaLeft">) =>
      emit({
        type: "rest_request",
        operation: request.method === "POST" ? "create_token" : "revoke_token",
        correlationId,
        durationMs: clock.now() - startedAtMs,
        ...outcome,
      });
    try {
      const headers = { ...request.headers, "x-correlation-id": correlationId };
      const response = await send({ ...request, headers });
      const quota = response.count("x-rate-limit-requests-quota");
      const quotaLeft = response.count("x-rate-limit-requests-left");
      tell({ status: response.status, code: undefined, quota, quotaLeft });
      return response;
    } catch (error) {
      const code = getErrorCode(error) ?? "upstream_unavailable";
      tell({ status: undefined, code, quota: undefined, quotaLeft: undefined });
      throw error;
    }
  };
}

export interface TokenApi {
  create(body: TokenRequestBody, deadline: Deadline): Promise<StorefrontToken>;
  revoke(token: string, deadline: Deadline): Promise<void>;
}

interface TokenApiOptions {
  readonly config: Config;
  readonly send: SendRequest;
  /** Called with every response, for its `Date` header. */
  readonly onResponse: (response: HttpResponse) => void;
}

/** The body of a request for a token, as it goes over the wire; `scopes` are for private tokens. */
export interface TokenRequestBody {
  readonly expires_at: number;
  readonly channel_id?: number;
  readonly channel_ids?: readonly number[];
  readonly scopes?: readonly string[];
}

interface TokenRequestFields {
  /** Unix seconds. */
  readonly expiresAt: number;
  /** One channel, or several. */
  readonly channels: number | readonly number[];
  readonly scopes?: readonly string[] | undefined;
}

export function toRequestBody({ expiresAt, channels, scopes }: TokenRequestFields): TokenRequestBody {
  return {
    expires_at: expiresAt,
    ...(typeof channels === "number" ? { channel_id: channels } : { channel_ids: channels }),
    ...(scopes && { scopes }),
  };
}
