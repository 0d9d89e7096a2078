import * as z from "zod/mini";
import type { Config } from "../config/config.js";
import { defaultApiUrl } from "../config/settings.js";
import { tokenEndpoints } from "../config/token-endpoints.js";
import { BigCommerceError, type BigCommerceErrorCode } from "../errors.js";
import type { HttpResponse } from "../http/message.js";
import { readRetryAfterMs } from "../http/retry-after.js";
import { lazily } from "../values.js";

/** `POST` asks for a token, `DELETE` revokes one. */
export type Method = "POST" | "DELETE";

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
      apiUrl === defaultApiUrl
        ? `There is no store ${storeHash} at ${apiUrl} (404). Check BIGCOMMERCE_STORE_HASH (option \`storeHash\`).`
        : `${apiUrl}/stores/${storeHash} was not found (404). Check that BIGCOMMERCE_API_URL (option \`apiUrl\`) is the URL of the REST ` +
          "API; if it is, there is no store with this BIGCOMMERCE_STORE_HASH.",
  },
  422: {
    code: "request_rejected",
    text: (_config, method) =>
      method === "DELETE"
        ? "BigCommerce refused to revoke the token (422): it does not know this token. It has expired, was already revoked, or " +
          "belongs to another store. If the token still works, check BIGCOMMERCE_STORE_HASH."
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

/** What a response of the token endpoints means that is neither 200 nor 204. */
export function decodeFailure(response: HttpResponse, method: Method, config: Config): BigCommerceError {
  const failure = failures[response.status] ?? unexpectedFailure(response.status);
  const fieldErrors = readFieldErrors(response);
  const fields = Object.keys(fieldErrors).filter((field) => fieldPattern.test(field));
  const options = {
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
  const { data } = errorSchema().safeParse(response.redactedJson());
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

/** What a message may repeat of a response: names of fields, and nothing that could be a secret. */
const fieldPattern = /^[a-z_]+([.:][a-z_]+|\.\d+)*$/;

const errorSchema = lazily(() => z.object({ errors: z.optional(z.record(z.string(), z.unknown())) }));
