import {
  type BigCommerceError,
  type BigCommerceErrorCode,
  getErrorCode,
  isBigCommerceError,
} from "../errors.js";
import { formatRetryAfter, unknownRetryAfterMs } from "../http/retry-after.js";
import { isControlFlow } from "../next.js";

const statusCodesPage = "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes";

/**
 * What the status of a failure is to the caller of a route: BigCommerce refusing this server is this server's fault,
 * not the caller's. Codes that are not here answer 500.
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

/** A refusal by the route itself, before BigCommerce is asked. */
export class RouteRefusal extends Error {
  readonly answer: ErrorAnswer;

  constructor(answer: ErrorAnswer) {
    super(answer.title);
    this.answer = answer;
  }
}

export interface ErrorAnswer {
  readonly status: number;
  readonly title: string;
  readonly code?: BigCommerceErrorCode | undefined;
  /** By field. */
  readonly errors?: Readonly<Record<string, string>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** BigCommerce's envelope of an answer. */
export function answerData(data: object): Response {
  return Response.json({ data, meta: {} }, { headers: { "cache-control": "no-store" } });
}

export function answerEmpty(): Response {
  return new Response(null, { headers: { "cache-control": "no-store" } });
}

/** BigCommerce's envelope of an error, with our code beside it. */
export function answerError({ status, title, code, errors = {}, headers }: ErrorAnswer): Response {
  const body = { status, title, type: statusCodesPage, errors, ...(code && { code }) };
  return Response.json(body, { status, headers: { ...headers, "cache-control": "no-store" } });
}

/**
 * The answer to what a handler threw. Throws on what is not the caller's to see: Next's control flow, and defects.
 * @param asked - Whether what BigCommerce was sent is the caller's own words, or only this server's settings.
 */
export function answerFailure(error: unknown, asked: "by-caller" | "by-server"): Response {
  if (error instanceof RouteRefusal) return answerError(error.answer);
  if (!isBigCommerceError(error) || mustReachNext(error)) throw error;
  const { code, message: title, fieldErrors: errors } = error;
  const status = statusFor(error, asked);
  return answerError({ status, title, code, errors, headers: retryHeaders(status, error.retryAfterMs) });
}

/** Next steers with errors, and fails a build or a cache fill with ours; both must pass every handler untouched. */
export function mustReachNext(error: unknown): boolean {
  const code = getErrorCode(error);
  if (code === undefined) return isControlFlow(error);
  return code === "used_in_cache" || code === "used_in_prerender";
}

export function retryHeaders(status: number, retryAfterMs: number | undefined): Record<string, string> {
  const waitMs = retryAfterMs ?? (status === 429 ? unknownRetryAfterMs : undefined);
  if (waitMs === undefined || (status !== 429 && status !== 503)) return {};
  return { "x-retry-after": formatRetryAfter(waitMs) };
}

function statusFor({ code, status }: BigCommerceError, asked: "by-caller" | "by-server"): number {
  // BigCommerce's 422 is then about what the caller sent, such as a channel of another store.
  if (code === "request_rejected" && status === 422 && asked === "by-caller") return 422;
  return statusOfCode[code] ?? 500;
}
