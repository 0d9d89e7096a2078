import { type BigCommerceError, type BigCommerceErrorCode, isBigCommerceError } from "../../errors.js";
import { formatRetryAfter, unknownRetryAfterMs } from "../../http/retry-after.js";
import type { RouteOperationAnswer } from "../../instance-access.js";
import { mustReachNext, RouteRefusal } from "../answer.js";

/** What `extensions.code` of an error can say, with its status. `graphql_error` stands in answers of status 200 only. */
export const statusOfCode = {
  request_invalid: 400,
  query_text_refused: 400,
  batch_refused: 400,
  customer_required: 401,
  cross_site_refused: 403,
  variable_refused: 403,
  operation_refused: 403,
  operation_unknown: 404,
  method_not_allowed: 405,
  server_variable_missing: 409,
  body_too_large: 413,
  content_type_unsupported: 415,
  variables_invalid: 422,
  rate_limited: 429,
  internal_error: 500,
  store_unavailable: 503,
  timeout: 504,
} as const;

/**
 * `extensions.code` of an error that {@link createGraphQLRoute} answers; stable across versions. `docs/graphql-route.md`
 * of the package has the table.
 */
export type GraphQLRouteErrorCode = keyof typeof statusOfCode | "graphql_error";
type RefusalCode = keyof typeof statusOfCode;

/** A refusal of an operation: its code decides the status, its message is for the developer of the caller. */
export class OperationRefusal extends Error {
  readonly code: RefusalCode;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: RefusalCode,
    message: string,
    rest: {
      readonly extensions?: Readonly<Record<string, unknown>>;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.code = code;
    this.extensions = rest.extensions ?? {};
    this.headers = rest.headers ?? {};
  }
}

const privateCache = "private, no-store";
const maxMessageLength = 500;

/** The media type of GraphQL over HTTP: with it, clients read `errors` whatever the status is. */
const headersOf = (cacheControl: string) => ({
  "content-type": "application/graphql-response+json; charset=utf-8",
  "cache-control": cacheControl,
  "x-content-type-options": "nosniff",
});

/** BigCommerce's answer; of its errors only what {@link publicError} keeps. `cacheSeconds` only where all may share it. */
export function answerOperation(
  { data, errors }: RouteOperationAnswer,
  cacheSeconds: number | undefined,
): Response {
  const isShared = cacheSeconds !== undefined && errors.length === 0;
  const body = { data, ...(errors.length > 0 && { errors: errors.map(publicError) }) };
  const cacheControl = isShared ? `public, max-age=0, s-maxage=${cacheSeconds}` : privateCache;
  return new Response(JSON.stringify(body), { headers: headersOf(cacheControl) });
}

/**
 * The answer to what a handler threw. What is this server's to mend is reported and answered without a word of it.
 * Throws on what is not the caller's to see: Next's control flow, and defects of the app's functions.
 */
export function answerRefusal(error: unknown, report: (error: BigCommerceError) => void): Response {
  const refusal = toRefusal(error);
  if (refusal.code === "internal_error" && isBigCommerceError(error)) report(error);
  const { code, message, extensions, headers } = refusal;
  const body = { errors: [{ message, extensions: { code, ...extensions } }] };
  return new Response(JSON.stringify(body), {
    status: statusOfCode[code],
    headers: { ...headers, ...headersOf(privateCache) },
  });
}

export function retryAfterHeaders(waitMs: number): Record<string, string> {
  return { "retry-after": formatRetryAfter(waitMs) };
}

/**
 * Messages are BigCommerce's words for a shopper's client and pass, shortened. Places in the document and extensions are
 * about the server's own text, and a missing scope about its token: those do not.
 */
function publicError({ message, path, extensions }: RouteOperationAnswer["errors"][number]) {
  const isOurs = extensions?.code === "INSUFFICIENT_ACCESS_SCOPE";
  const text = message.replace(/\p{Cc}+/gu, " ").slice(0, maxMessageLength);
  return {
    message: isOurs ? "This field is not available." : text,
    ...(path !== undefined && { path }),
    extensions: { code: "graphql_error" satisfies GraphQLRouteErrorCode },
  };
}

function toRefusal(error: unknown): OperationRefusal {
  if (error instanceof OperationRefusal) return error;
  if (error instanceof RouteRefusal) return fromBodyRefusal(error);
  if (!isBigCommerceError(error) || mustReachNext(error)) throw error;
  return fromEngine(error);
}

function fromBodyRefusal({ answer: { status, title } }: RouteRefusal): OperationRefusal {
  if (status === 408) return new OperationRefusal("timeout", title);
  if (status === 413) return new OperationRefusal("body_too_large", title);
  if (status === 415) return new OperationRefusal("content_type_unsupported", title);
  return new OperationRefusal("request_invalid", title);
}

/** Codes that are not here are for the operator alone. */
const refusalOfEngineCode: Partial<Record<BigCommerceErrorCode, readonly [RefusalCode, string]>> = {
  customer_required: ["customer_required", "Nobody is signed in."],
  customer_signed_out: ["customer_required", "The shopper was signed out."],
  mutation_refused: ["operation_refused", "This session is read-only."],
  impersonation_refused: ["operation_refused", "This session may not do that."],
  rate_limited: ["rate_limited", "The store is busy. Try again later."],
  upstream_unavailable: ["store_unavailable", "The store does not answer. Try again later."],
  upstream_malformed: ["store_unavailable", "The store does not answer. Try again later."],
  token_rejected: ["store_unavailable", "The store does not answer. Try again later."],
  aborted: ["store_unavailable", "The request was given up."],
  timeout: ["timeout", "The store did not answer in time. Try again later."],
};

function fromEngine({ code, retryAfterMs }: BigCommerceError): OperationRefusal {
  const [refusalCode, text] = refusalOfEngineCode[code] ?? [
    "internal_error",
    "The storefront could not do this.",
  ];
  const canWait = refusalCode === "rate_limited" || refusalCode === "store_unavailable";
  const isTold = canWait && (refusalCode === "rate_limited" || retryAfterMs !== undefined);
  return new OperationRefusal(
    refusalCode,
    text,
    isTold ? { headers: retryAfterHeaders(retryAfterMs ?? unknownRetryAfterMs) } : {},
  );
}
