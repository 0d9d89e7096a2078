import { unknownRetryAfterMs } from "../http/retry-after.js";

/** Why a route refuses a request, with the HTTP status of each reason. */
export const statusOfRefusal = {
  request_invalid: 400,
  query_text_refused: 400,
  batch_refused: 400,
  body_incomplete: 400,
  unauthorized: 401,
  customer_required: 401,
  cross_site_refused: 403,
  variable_refused: 403,
  operation_refused: 403,
  operation_unknown: 404,
  method_not_allowed: 405,
  body_too_slow: 408,
  server_variable_missing: 409,
  customer_changed: 409,
  body_too_large: 413,
  content_type_unsupported: 415,
  body_not_json: 422,
  variables_invalid: 422,
  customer_stamp_required: 428,
  rate_limited: 429,
  internal_error: 500,
  store_unavailable: 503,
  timeout: 504,
} as const;

export type RefusalCode = keyof typeof statusOfRefusal;

/** A refusal by a route itself. Each route writes it in its own format. The message is for the caller's developer. */
export class RouteRefusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What is wrong with the variables, by place. */
  readonly variables: Readonly<Record<string, string>> | undefined;

  constructor(
    code: RefusalCode,
    message: string,
    rest: {
      readonly headers?: Readonly<Record<string, string>>;
      readonly variables?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.code = code;
    this.status = statusOfRefusal[code];
    this.headers = rest.headers ?? {};
    this.variables = rest.variables;
  }
}

/** How long a refused caller is told to wait, if at all: every 429 says so, and a 503 if BigCommerce named a time. */
export function refusalWaitMs(status: number, retryAfterMs: number | undefined): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  return retryAfterMs ?? (status === 429 ? unknownRetryAfterMs : undefined);
}
