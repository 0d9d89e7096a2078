import { BigCommerceError } from "../errors.js";
import { deadlineError } from "../time/deadline.js";
import { isRecord } from "../values.js";
import { describeRequest, type HttpRequest, type HttpResponse } from "./message.js";

/** @see https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const certificateCodes = new Set([
  "CERT_CHAIN_TOO_LONG",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REJECTED",
  "CERT_REVOKED",
  "CERT_SIGNATURE_FAILURE",
  "CERT_UNTRUSTED",
  "CRL_HAS_EXPIRED",
  "CRL_NOT_YET_VALID",
  "CRL_SIGNATURE_FAILURE",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "ERROR_IN_CERT_NOT_AFTER_FIELD",
  "ERROR_IN_CERT_NOT_BEFORE_FIELD",
  "ERROR_IN_CRL_LAST_UPDATE_FIELD",
  "ERROR_IN_CRL_NEXT_UPDATE_FIELD",
  "HOSTNAME_MISMATCH",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "PATH_LENGTH_EXCEEDED",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY",
  "UNABLE_TO_DECRYPT_CERT_SIGNATURE",
  "UNABLE_TO_DECRYPT_CRL_SIGNATURE",
  "UNABLE_TO_GET_CRL",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);
const notSent = new WeakSet<BigCommerceError>();

/** Whether it is certain that the request behind this failure never reached BigCommerce. */
export function wasNotSent(error: unknown): boolean {
  return error instanceof BigCommerceError && notSent.has(error);
}

export function redirectError(request: HttpRequest, response: HttpResponse): BigCommerceError {
  const target = response.header("location");
  const host =
    target !== undefined && URL.canParse(target, request.url) ? new URL(target, request.url).host : "";
  const place = host === "" ? "" : ` to ${response.redact(host)}`;
  return new BigCommerceError(
    "upstream_malformed",
    `${describeRequest(request)} was redirected${place} (${response.status}). Redirects are never followed: they would carry a secret to another address. ` +
      "The URL is probably not the store's permanent one; check BIGCOMMERCE_API_URL and BIGCOMMERCE_STOREFRONT_URL.",
    { status: response.status },
  );
}

/** The dispatcher that `fetch` sends with follows redirects, though a request asks that it does not. */
export function followedRedirectError(request: HttpRequest): BigCommerceError {
  return new BigCommerceError(
    "upstream_malformed",
    `${describeRequest(request)} was redirected, and an interceptor of this process's dispatcher (\`setGlobalDispatcher\`) ` +
      "was about to follow. Nothing was sent there: it would carry a secret to another address. Let that interceptor leave " +
      "requests with `maxRedirections: 0` alone, and check BIGCOMMERCE_API_URL and BIGCOMMERCE_STOREFRONT_URL.",
  );
}

/** The same of a `fetch` that followed it already. */
export function fetchRedirectError(request: HttpRequest): BigCommerceError {
  return new BigCommerceError(
    "upstream_malformed",
    `${describeRequest(request)} was redirected, and \`fetch\` (the option, or what stands in for the platform's own) followed, ` +
      'though it was asked not to. That carries a secret to another address: let it pass on `redirect: "manual"`, and check ' +
      "BIGCOMMERCE_API_URL and BIGCOMMERCE_STOREFRONT_URL.",
  );
}

/** `fetch` returned something that does not tell a response of BigCommerce. */
export function fetchResultError(request: HttpRequest, result: string): BigCommerceError {
  return new BigCommerceError(
    "upstream_malformed",
    `${describeRequest(request)}: \`fetch\` (the option, or what stands in for the platform's own) returned ${result}. It must ` +
      "return a `Response` with the status and body of the server.",
  );
}

export function sizeError(request: HttpRequest): BigCommerceError {
  return new BigCommerceError(
    "response_too_large",
    `${describeRequest(request)} got a response of more than ${request.maxBytes} bytes. Ask for fewer items or fields, ` +
      "or check that the URL leads to BigCommerce.",
  );
}

/** Where a request stood that waited for its turn. */
interface PlaceInLine {
  /** How many waited before it. */
  readonly ahead: number;
  /** How many may be on their way at a time. */
  readonly limit: number;
  /** Whether BigCommerce's rate limit is why there are not more. */
  readonly isRateLimited: boolean;
}

/** The caller's time was over before the request had its turn. */
export function queueError(
  request: HttpRequest,
  { ahead, limit, isRateLimited }: PlaceInLine,
): BigCommerceError {
  const reason = isRateLimited ? "BigCommerce's rate limit had room for no more" : "`maxConcurrentRequests`";
  const line = `not sent: it stood in line behind ${ahead} others, and at most ${limit} were on their way to the same host at a time, ${reason}`;
  return deadlineError(request.deadline, `${describeRequest(request)} (${line})`);
}

/** A failure of a request that surely never reached BigCommerce. No error's code says so: a connection can break with any. */
export function notSentError(request: HttpRequest, cause: unknown): BigCommerceError {
  const error = connectionError(request, cause);
  notSent.add(error);
  return error;
}

export function connectionError(request: HttpRequest, cause: unknown): BigCommerceError {
  const code = errorCodeOf(cause) ?? "no response";
  const isUntrusted = certificateCodes.has(code);
  return new BigCommerceError(
    "upstream_unavailable",
    `${describeRequest(request)} failed: ${code}. ${isUntrusted ? untrusted : unreachable}`,
    { retryable: !isUntrusted, cause },
  );
}

const unreachable =
  "This server could not reach BigCommerce, or the connection broke. " +
  "Try again. If this repeats, check the URL, DNS and this server's network.";
const untrusted =
  "The certificate of the server, or of a proxy that reads the traffic, could not be verified. If a proxy's own " +
  "certificate authority is the reason, set NODE_EXTRA_CA_CERTS to its file; else check the URL and this machine's clock.";

function errorCodeOf(error: unknown): string | undefined {
  if (!isRecord(error)) return undefined;
  return typeof error.code === "string" ? error.code : errorCodeOf(error.cause);
}
