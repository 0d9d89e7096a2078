import { type BigCommerceError, type BigCommerceErrorCode, isBigCommerceError } from "../errors.js";
import { formatRetryAfter } from "../http/retry-after.js";
import { mustReachNext } from "../next.js";
import { type RefusalCode, RouteRefusal, refusalWaitMs } from "./refusal.js";

const statusCodesPage = "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes";

/**
 * The status of a failure for the caller of a route. If BigCommerce refuses this server, that is this server's fault and
 * not the caller's. Every other code is 500.
 */
const statusOfCode: Partial<Record<BigCommerceErrorCode, number>> = {
  input_invalid: 422,
  expires_at_not_in_future: 422,
  browser_request_refused: 403,
  store_unauthorized: 502,
  scope_missing: 502,
  store_not_found: 502,
  request_rejected: 502,
  upstream_malformed: 502,
  response_too_large: 502,
  upstream_unavailable: 503,
  token_rejected: 503,
  aborted: 503,
  timeout: 504,
  rate_limited: 429,
};

/** `code` in the answer to a refusal. Without an entry the answer has no `code`, like BigCommerce's own. */
const codeOfRefusal: Partial<Record<RefusalCode, BigCommerceErrorCode>> = {
  body_incomplete: "input_invalid",
  body_too_slow: "input_invalid",
  body_too_large: "input_invalid",
  body_not_json: "input_invalid",
  content_type_unsupported: "input_invalid",
  rate_limited: "rate_limited",
};

/** BigCommerce's envelope of an answer. */
export function answerData(data: object): Response {
  return Response.json({ data, meta: {} }, { headers: { "cache-control": "no-store" } });
}

export function answerEmpty(): Response {
  return new Response(null, { headers: { "cache-control": "no-store" } });
}

/**
 * The answer to what a handler threw. Throws what is not for the caller: Next's control flow, and defects.
 * @param asked - Whether what BigCommerce was sent came from the caller, or only from this server's settings.
 */
export function answerFailure(error: unknown, asked: "by-caller" | "by-server"): Response {
  if (error instanceof RouteRefusal) {
    const { status, message, headers } = error;
    return answerError({ status, title: message, code: codeOfRefusal[error.code], headers });
  }
  if (!isBigCommerceError(error) || mustReachNext(error)) throw error;
  const { code, message: title, fieldErrors: errors } = error;
  const status = statusFor(error, asked);
  return answerError({ status, title, code, errors, headers: retryHeaders(status, error.retryAfterMs) });
}

interface ErrorAnswer {
  readonly status: number;
  readonly title: string;
  readonly code: BigCommerceErrorCode | undefined;
  /** By field. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** BigCommerce's envelope of an error, with our `code` added. */
function answerError({ status, title, code, errors = {}, headers }: ErrorAnswer): Response {
  const body = { status, title, type: statusCodesPage, errors, ...(code && { code }) };
  return Response.json(body, { status, headers: { ...headers, "cache-control": "no-store" } });
}

export function retryHeaders(status: number, retryAfterMs: number | undefined): Record<string, string> {
  const waitMs = refusalWaitMs(status, retryAfterMs);
  return waitMs === undefined ? {} : { "x-retry-after": formatRetryAfter(waitMs) };
}

function statusFor({ code, status }: BigCommerceError, asked: "by-caller" | "by-server"): number {
  // BigCommerce's 422 is then about what the caller sent, such as a channel of another store.
  if (code === "request_rejected" && status === 422 && asked === "by-caller") return 422;
  return statusOfCode[code] ?? 500;
}
