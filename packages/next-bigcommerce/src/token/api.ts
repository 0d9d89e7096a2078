import * as z from "zod/mini";
import type { Config } from "../config/config.js";
import { tokenEndpoints } from "../config/token-endpoints.js";
import { BigCommerceError, type BigCommerceErrorCode, type BigCommerceErrorOptions } from "../errors.js";
import { readRetryAfterMs } from "../http/back-off.js";
import type { HttpAnswer } from "../http/message.js";
import type { SendRequest } from "../http/transport.js";
import type { Deadline } from "../time/deadline.js";
import { userAgent } from "../version.js";
import { compactJwsPattern, ImpersonationToken } from "./storefront-token.js";

const maxAnswerBytes = 64 * 1024;

/** The body of a request for a token, as it goes over the wire; `scopes` for private tokens. */
export interface TokenRequestBody {
  readonly expires_at: number;
  readonly channel_id?: number;
  readonly channel_ids?: readonly number[];
  readonly scopes?: readonly string[];
}

export interface TokenApi {
  create(body: TokenRequestBody, deadline: Deadline): Promise<ImpersonationToken>;
  revoke(token: string, deadline: Deadline): Promise<void>;
}

export interface TokenApiOptions {
  readonly config: Config;
  readonly send: SendRequest;
  /** Told of every answer, for the `Date` header. */
  readonly onAnswer: (answer: HttpAnswer) => void;
}

const tokenAnswerSchema = z.object({
  data: z.object({ token: z.string().check(z.regex(compactJwsPattern)) }),
  meta: z.optional(z.looseObject({})),
});

/** What a message may repeat of an answer: names of fields and nothing that could be a secret. */
const fieldPattern = /^[a-z_]+([.:][a-z_]+|\.\d+)*$/;

const errorAnswerSchema = z.object({
  errors: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * The REST endpoints of the configured kind of token: one request a call, no cache and no retry.
 * @see https://developer.bigcommerce.com/docs/rest-authentication/tokens/customer-impersonation-token
 */
export function createTokenApi({ config, send, onAnswer }: TokenApiOptions): TokenApi {
  const base = `${config.apiUrl}/stores/${config.storeHash}/v3/storefront`;
  const headers = () => ({
    "x-auth-token": config.accessToken(),
    accept: "application/json",
    "content-type": "application/json",
    "user-agent": userAgent,
  });
  const request = async (method: Method, path: string, extra: object, deadline: Deadline) => {
    const answer = await send({
      method,
      url: `${base}/${path}`,
      headers: headers(),
      maxBytes: maxAnswerBytes,
      deadline,
      ...extra,
    });
    onAnswer(answer);
    if (answer.status !== 200 && answer.status !== 204) throw decodeFailure(answer, method, config);
    return answer;
  };
  return {
    async create(body, deadline) {
      const { path } = tokenEndpoints[config.kind.tokenKind];
      const answer = await request("POST", path, { body: JSON.stringify(body) }, deadline);
      return readToken(answer, body.expires_at);
    },
    async revoke(token, deadline) {
      await request("DELETE", "api-token", { headers: { ...headers(), "sf-api-token": token } }, deadline);
    },
  };
}

function readToken(answer: HttpAnswer, expiresAt: number): ImpersonationToken {
  const parsed = tokenAnswerSchema.safeParse(answer.json());
  if (parsed.success) return new ImpersonationToken(parsed.data.data.token, expiresAt, 0);
  const body = answer.text.trim() === "" ? "an empty body" : "a body without a JWT at data.token";
  throw new BigCommerceError(
    "upstream_malformed",
    `BigCommerce's token endpoint answered ${answer.status} with ${body}. A proxy in between or a wrong ` +
      "BIGCOMMERCE_API_URL is the likely cause; check what that address answers.",
    { status: answer.status, retryable: true, requestId: answer.requestId },
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
      `BIGCOMMERCE_ACCESS_TOKEN is not valid for store ${storeHash} (401). It was rotated, deleted, or belongs to ` +
      "another store. Create a new token in the store's API accounts, and check that the hash is this store's.",
  },
  403: {
    code: "scope_missing",
    text: ({ storeHash, kind }) => {
      const { scopeName, scopeParameter } = tokenEndpoints[kind.tokenKind];
      return (
        `The access token of store ${storeHash} lacks a scope (403). Give its API account \`Manage\` ` +
        `\`${scopeName}\` (parameter ${scopeParameter}). ` +
        "BigCommerce answers the same for a store hash that is not the token's own."
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
        ? "BigCommerce refused to revoke the token (422): it does not know it. The token expired, was revoked already, " +
          "or is of another store; nothing is left to revoke then. Check BIGCOMMERCE_STORE_HASH if the token still works."
        : "BigCommerce refused the token request (422). A channel that does not belong to the store is the likely " +
          "cause; check BIGCOMMERCE_CHANNEL_ID.",
  },
  429: {
    code: "rate_limited",
    retryable: true,
    text: () =>
      "BigCommerce's REST rate limit is used up (429); it is shared by every app of the store. Try again later, " +
      "and look for another app that sends too much.",
  },
};

function decodeFailure(answer: HttpAnswer, method: Method, config: Config): BigCommerceError {
  const failure = failures[answer.status] ?? unexpectedFailure(answer.status);
  const fieldErrors = readFieldErrors(answer);
  const fields = Object.keys(fieldErrors).filter((field) => fieldPattern.test(field));
  const options: BigCommerceErrorOptions = {
    status: answer.status,
    retryable: failure.retryable,
    requestId: answer.requestId,
    retryAfterMs: answer.status === 429 ? readRetryAfterMs(answer) : undefined,
    fieldErrors,
  };
  const named = fields.length === 0 ? "" : ` Fields: ${fields.join(", ")}.`;
  return new BigCommerceError(failure.code, failure.text(config, method) + named, options);
}

/** The texts of the answer's `errors` map; what else may stand between them is left out. */
function readFieldErrors(answer: HttpAnswer): Record<string, string> {
  const { data } = errorAnswerSchema.safeParse(answer.json());
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === "string";
  return Object.fromEntries(Object.entries(data?.errors ?? {}).filter(isText));
}

function unexpectedFailure(status: number): Failure {
  if (status >= 500) {
    return {
      code: "upstream_unavailable",
      retryable: true,
      text: () =>
        `BigCommerce's token endpoint answered ${status}: it is down, or the store is in maintenance or suspended. ` +
        "Try again later; see status.bigcommerce.com.",
    };
  }
  return {
    code: "request_rejected",
    text: () =>
      `BigCommerce's token endpoint answered ${status}, which it does not document. A proxy in between is the ` +
      "likely cause; check BIGCOMMERCE_API_URL.",
  };
}
