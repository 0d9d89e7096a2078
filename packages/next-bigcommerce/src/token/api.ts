import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import type { Config } from "../config/config.js";
import { tokenEndpoints } from "../config/token-endpoints.js";
import {
  BigCommerceError,
  type BigCommerceErrorCode,
  type BigCommerceErrorOptions,
  getErrorCode,
} from "../errors.js";
import type { HttpResponse, SendRequest } from "../http/message.js";
import { readRetryAfterMs } from "../http/retry-after.js";
import type { BigCommerceEvent, EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import type { Deadline } from "../time/deadline.js";
import { userAgent } from "../version.js";
import { compactJwsPattern, StorefrontToken } from "./storefront-token.js";

const maxResponseBytes = 64 * 1024;

const tokenSchema = z.object({
  data: z.object({ token: z.string().check(z.regex(compactJwsPattern)) }),
  meta: z.optional(z.looseObject({})),
});

/** What a message may repeat of a response: names of fields, and nothing that could be a secret. */
const fieldPattern = /^[a-z_]+([.:][a-z_]+|\.\d+)*$/;

const errorSchema = z.object({
  errors: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * The REST endpoints of the configured kind of token: one request a call, no cache and no retry.
 * @see https://developer.bigcommerce.com/docs/rest-authentication/tokens/customer-impersonation-token
 */
export function createTokenApi({ config, send, onResponse }: TokenApiOptions): TokenApi {
  const base = `${config.apiUrl}/stores/${config.storeHash}/v3/storefront`;
  const headers = () => ({
    "x-auth-token": config.accessToken(),
    accept: "application/json",
    "content-type": "application/json",
    "user-agent": userAgent,
  });
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
  const parsed = tokenSchema.safeParse(response.json());
  if (parsed.success) return new StorefrontToken(parsed.data.data.token, expiresAt);
  const body = response.text.trim() === "" ? "an empty body" : "a body without a JWT at data.token";
  throw new BigCommerceError(
    "upstream_malformed",
    `BigCommerce's token endpoint responded ${response.status} with ${body}. The likely cause is a proxy in between or ` +
      "a wrong BIGCOMMERCE_API_URL; check what that address responds.",
    { status: response.status, retryable: true, requestId: response.requestId },
  );
}

/** `POST` asks for a token, `DELETE` revokes one. */
type Method = "POST" | "DELETE";

interface Failure {
  readonly code: BigCommerceErrorCode;
  readonly text: (config: Config, method: Method) => string;
  readonly retryable?: boolean;
}

const failures: Readonly<Record<number, Failure>> = {
  401: {
    code: "store_unauthorized",
    text: ({ storeHash }) =>
      `BIGCOMMERCE_ACCESS_TOKEN is not valid for store ${storeHash} (401). It was rotated or deleted, or it belongs to ` +
      "another store. Create a new token in the store's API accounts, and check that the store hash is right.",
  },
  403: {
    code: "scope_missing",
    text: ({ storeHash, kind }) => {
      const { scopeName, scopeParameter } = tokenEndpoints[kind.tokenKind];
      return (
        `The access token of store ${storeHash} lacks a scope (403). Give its API account \`Manage\` ` +
        `\`${scopeName}\` (parameter ${scopeParameter}). ` +
        "BigCommerce responds the same if the store hash is not the token's own."
      );
    },
  },
  404: {
    code: "store_not_found",
    text: ({ storeHash, apiUrl }) =>
      `There is no store ${storeHash} at ${apiUrl} (404). Check BIGCOMMERCE_STORE_HASH and BIGCOMMERCE_API_URL.`,
  },
  422: {
    code: "request_rejected",
    text: (_config, method) =>
      method === "DELETE"
        ? "BigCommerce refused to revoke the token (422): it does not know this token. It expired, was revoked before, or " +
          "belongs to another store: there is nothing left to revoke. If it still works, check BIGCOMMERCE_STORE_HASH."
        : "BigCommerce refused the token request (422). The likely cause is a channel that does not belong to the store; " +
          "check BIGCOMMERCE_CHANNEL_ID.",
  },
  429: {
    code: "rate_limited",
    retryable: true,
    text: () =>
      "BigCommerce's REST rate limit, which all apps of the store share, is used up (429). Try again later, and look " +
      "for another app that sends too many requests.",
  },
};

function decodeFailure(response: HttpResponse, method: Method, config: Config): BigCommerceError {
  const failure = failures[response.status] ?? unexpectedFailure(response.status);
  const fieldErrors = readFieldErrors(response);
  const fields = Object.keys(fieldErrors).filter((field) => fieldPattern.test(field));
  const options: BigCommerceErrorOptions = {
    status: response.status,
    retryable: failure.retryable,
    requestId: response.requestId,
    retryAfterMs: response.status === 429 ? readRetryAfterMs(response) : undefined,
    fieldErrors,
  };
  const named = fields.length === 0 ? "" : ` Fields: ${fields.join(", ")}.`;
  return new BigCommerceError(failure.code, failure.text(config, method) + named, options);
}

/** The strings in the response's `errors`; whatever else is in it is left out. */
function readFieldErrors(response: HttpResponse): Record<string, string> {
  const { data } = errorSchema.safeParse(response.json());
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === "string";
  return Object.fromEntries(Object.entries(data?.errors ?? {}).filter(isText));
}

function unexpectedFailure(status: number): Failure {
  if (status >= 500) {
    return {
      code: "upstream_unavailable",
      retryable: true,
      text: () =>
        `BigCommerce's token endpoint responded ${status}: it is down, or the store is in maintenance or suspended. ` +
        "Try again later, and see status.bigcommerce.com.",
    };
  }
  return {
    code: "request_rejected",
    text: () =>
      `BigCommerce's token endpoint responded ${status}, which is not a documented status. The likely cause is a proxy ` +
      "in between; check BIGCOMMERCE_API_URL.",
  };
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
