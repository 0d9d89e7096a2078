import { isRecord } from "./values.js";

/** Every code a {@link BigCommerceError} can carry. Each has an entry in the package's `docs/errors.md`. */
export const errorCodes = [
  "configuration_missing",
  "configuration_invalid",
  "input_invalid",
  "expires_at_not_in_future",
  "store_unauthorized",
  "scope_missing",
  "store_not_found",
  "request_rejected",
  "rate_limited",
  "upstream_unavailable",
  "upstream_malformed",
  "response_too_large",
  "timeout",
  "aborted",
  "token_rejected",
  "channel_mismatch",
  "store_mismatch",
  "browser_request_refused",
  "graphql_error",
  "query_too_complex",
  "invalid_credentials",
  "insufficient_access_scope",
  "customer_required",
  "customer_id_invalid",
  "customer_signed_out",
  "customer_changed",
  "mutation_refused",
  "impersonation_refused",
  "used_in_cache",
  "used_in_prerender",
  "token_kind_unsupported",
] as const;

/** A code of {@link errorCodes}; stable across versions, so match on it and never on a message. */
export type BigCommerceErrorCode = (typeof errorCodes)[number];

const brand = Symbol.for("next-bigcommerce.error@1");
const digestPattern = /^bigcommerce:([a-z_]+):/;
let errorCount = 0;

// Neither Math.random(), crypto nor Date.now(): Next refuses them while it prerenders, and an error may be created there.
function uniqueSuffix(): string {
  errorCount += 1;
  const microseconds = Math.round((performance.timeOrigin + performance.now()) * 1000);
  return `${microseconds.toString(36)}-${errorCount.toString(36)}`;
}

/**
 * The one error class of the package. Recognise it with {@link isBigCommerceError} or {@link getErrorCode}, never
 * with `instanceof`: Next bundles several copies of a module.
 *
 * `digest` is the only thing of an error that leaves a `use cache` scope and reaches `error.tsx`; it holds the code.
 * `graphqlErrors` and `fieldErrors` hold BigCommerce's own words and can therefore repeat what a shopper typed: they
 * are getters, so that no logger, `JSON.stringify` or `util.inspect` shows them.
 *
 * @example
 * ```ts
 * try {
 *   await bigcommerce.guest.mutate(LoginDocument, { email, password });
 * } catch (error) {
 *   if (getErrorCode(error) === "invalid_credentials") return "Wrong e-mail or password.";
 *   throw error;
 * }
 * ```
 * @see https://nextjs.org/docs/app/api-reference/file-conventions/error
 */
export class BigCommerceError extends Error {
  /** The same for every error of the package. */
  override readonly name = "BigCommerceError";
  /** What happened. Match on it, never on `message`. */
  readonly code: BigCommerceErrorCode;
  /** The HTTP status of BigCommerce's response, if there was one. */
  readonly status: number | undefined;
  /** Whether the same call can succeed later without a change. */
  readonly retryable: boolean;
  /** The id of the request, for BigCommerce's support. */
  readonly requestId: string | undefined;
  /** Milliseconds until a retry makes sense, if BigCommerce said so. */
  readonly retryAfterMs: number | undefined;
  /** `bigcommerce:<code>:<unique>`: what is left of the error in `error.tsx`. */
  readonly digest: string;
  readonly #graphqlErrors: readonly GraphQLAnswerError[];
  readonly #fieldErrors: Readonly<Record<string, string>>;

  constructor(code: BigCommerceErrorCode, message: string, options: BigCommerceErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.retryable = options.retryable ?? false;
    this.requestId = options.requestId;
    this.retryAfterMs = options.retryAfterMs;
    this.digest = `bigcommerce:${code}:${uniqueSuffix()}`;
    this.#graphqlErrors = options.graphqlErrors ?? [];
    this.#fieldErrors = options.fieldErrors ?? {};
    Object.defineProperty(this, brand, { value: true });
  }

  /** `errors` of the GraphQL response; empty for other failures. May repeat what a shopper typed: do not log it. */
  get graphqlErrors(): readonly GraphQLAnswerError[] {
    return this.#graphqlErrors;
  }

  /** `errors` of a refused REST request, by field; empty for other failures. */
  get fieldErrors(): Readonly<Record<string, string>> {
    return this.#fieldErrors;
  }
}

/**
 * Whether a caught value is a {@link BigCommerceError} of any copy of this package.
 *
 * @example
 * ```tsx
 * if (isBigCommerceError(error) && error.retryable) return <TryAgainLater />;
 * ```
 */
export function isBigCommerceError(error: unknown): error is BigCommerceError {
  return isRecord(error) && error[brand] === true;
}

/**
 * The code of a caught error, also if only its `digest` is left: outside a `use cache` scope and in `error.tsx`.
 * Returns `undefined` for every other error.
 *
 * @example
 * ```ts
 * const products = await loadCachedProducts().catch((error: unknown) => {
 *   if (getErrorCode(error) === "rate_limited") return null;
 *   throw error;
 * });
 * ```
 */
export function getErrorCode(error: unknown): BigCommerceErrorCode | undefined {
  if (isBigCommerceError(error)) return error.code;
  const digest = isRecord(error) ? error.digest : undefined;
  const code = typeof digest === "string" ? digestPattern.exec(digest)?.[1] : undefined;
  return errorCodes.find((known) => known === code);
}

/** A new error for the same failure: Next writes into the errors it catches, so no two callers may share one. */
export function copyError(error: BigCommerceError): BigCommerceError {
  const { status, retryable, requestId, retryAfterMs, graphqlErrors, fieldErrors, cause } = error;
  const options = { status, retryable, requestId, retryAfterMs, graphqlErrors, fieldErrors, cause };
  return new BigCommerceError(error.code, error.message, options);
}

/** One entry of `errors` of a GraphQL response, as BigCommerce sent it. */
export interface GraphQLAnswerError {
  /** BigCommerce's words, which can repeat what a shopper typed. */
  readonly message: string;
  /** The place in `data` that the error is about. */
  readonly path?: ReadonlyArray<string | number> | undefined;
  /** What BigCommerce adds, such as a code. */
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What a {@link BigCommerceError} is created with.
 *
 * @example
 * ```ts
 * // In a test of your own code
 * const limited = new BigCommerceError("rate_limited", "too many requests", { status: 429, retryable: true });
 * ```
 */
export interface BigCommerceErrorOptions {
  /** HTTP status of BigCommerce's response, if there was one. */
  readonly status?: number | undefined;
  /** Whether the same call can succeed later without a change. Default: `false`. */
  readonly retryable?: boolean | undefined;
  /** `X-Request-Id` or the correlation id of the request, to give to BigCommerce's support. */
  readonly requestId?: string | undefined;
  /** Milliseconds until a retry makes sense, if BigCommerce said so. */
  readonly retryAfterMs?: number | undefined;
  /** `errors` of a GraphQL response. */
  readonly graphqlErrors?: readonly GraphQLAnswerError[] | undefined;
  /** `errors` of a REST response: a text for each field or `field:code`. */
  readonly fieldErrors?: Readonly<Record<string, string>> | undefined;
  /** The error behind this one. */
  readonly cause?: unknown;
}
