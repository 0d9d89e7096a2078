import { type BigCommerceError, type BigCommerceErrorCode, isBigCommerceError } from "../../errors.js";
import { formatRetryAfter } from "../../http/retry-after.js";
import type { RouteOperationAnswer } from "../../instance-access.js";
import { mustReachNext } from "../../next.js";
import { type RefusalCode, RouteRefusal, refusalWaitMs, statusOfRefusal } from "../refusal.js";

/** The refusals that this route answers under a more general code. */
const publicCodes = {
  unauthorized: "customer_required",
  body_incomplete: "request_invalid",
  body_not_json: "request_invalid",
  body_too_slow: "timeout",
} as const satisfies Partial<Record<RefusalCode, RefusalCode>>;

/**
 * `extensions.code` of an error in an answer of {@link createGraphQLRoute}; stable across versions. The table of codes is in
 * `docs/graphql-route.md` of the package.
 */
export type GraphQLRouteErrorCode = Exclude<RefusalCode, keyof typeof publicCodes> | "graphql_error";

const privateCache = "private, no-store";
const maxMessageLength = 500;

/** HTTP requires a challenge in a 401. The credential is the app's session cookie; no browser shows a password dialog for it. */
const challenge = { "www-authenticate": 'Cookie realm="customer"' };

/** The media type of GraphQL over HTTP: with it, clients read `errors` whatever the status is. */
const headersOf = (cacheControl: string) => ({
  "content-type": "application/graphql-response+json; charset=utf-8",
  "cache-control": cacheControl,
  "x-content-type-options": "nosniff",
});

/** BigCommerce's answer; of its errors only what {@link publicError} keeps. `cacheSeconds` only if everybody may share it. */
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
 * The answer to what a handler threw. What only this server's operator can correct goes to `report`, not to the caller.
 * Throws what is not for the caller: Next's control flow, and defects of the app's functions.
 */
export function answerRefusal(error: unknown, report: (error: BigCommerceError) => void): Response {
  const refusal = toRefusal(error);
  if (refusal.code === "internal_error" && isBigCommerceError(error)) report(error);
  const { message, variables } = refusal;
  const code = isRenamed(refusal.code) ? publicCodes[refusal.code] : refusal.code;
  const status = statusOfRefusal[code];
  const body = {
    errors: [
      {
        message,
        extensions: { code: code satisfies GraphQLRouteErrorCode, ...(variables && { variables }) },
      },
    ],
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...(status === 401 && challenge), ...refusal.headers, ...headersOf(privateCache) },
  });
}

const isRenamed = (code: RefusalCode): code is keyof typeof publicCodes => code in publicCodes;

export function retryAfterHeaders(waitMs: number): Record<string, string> {
  return { "retry-after": formatRetryAfter(waitMs) };
}

/**
 * BigCommerce's messages are meant for a shopper's client and pass, shortened. Places in the document and extensions are
 * about the server's own document, and a missing scope is about its token: those do not pass.
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

function toRefusal(error: unknown): RouteRefusal {
  if (error instanceof RouteRefusal) return error;
  if (!isBigCommerceError(error) || mustReachNext(error)) throw error;
  return fromEngine(error);
}

/** Every other code is for the operator alone: `internal_error`. */
const refusalOfEngineCode: Partial<Record<BigCommerceErrorCode, readonly [RefusalCode, string]>> = {
  customer_required: ["customer_required", "Nobody is signed in."],
  customer_signed_out: ["customer_required", "The shopper was signed out."],
  customer_changed: ["customer_changed", "Somebody else is here now. Load the page again."],
  mutation_refused: ["operation_refused", "This session is read-only."],
  impersonation_refused: ["operation_refused", "This session may not do that."],
  rate_limited: ["rate_limited", "The store is busy. Try again later."],
  upstream_unavailable: ["store_unavailable", "The store is not available. Try again later."],
  upstream_malformed: ["store_unavailable", "The store is not available. Try again later."],
  token_rejected: ["store_unavailable", "The store is not available. Try again later."],
  aborted: ["store_unavailable", "The request was cancelled."],
  timeout: ["timeout", "The store did not respond in time. Try again later."],
};

function fromEngine({ code, retryAfterMs }: BigCommerceError): RouteRefusal {
  const [refusalCode, text] = refusalOfEngineCode[code] ?? [
    "internal_error",
    "The storefront could not do this.",
  ];
  const waitMs = refusalWaitMs(statusOfRefusal[refusalCode], retryAfterMs);
  const headers = waitMs === undefined ? {} : retryAfterHeaders(waitMs);
  return new RouteRefusal(refusalCode, text, { headers });
}
