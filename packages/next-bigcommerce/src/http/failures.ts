import { BigCommerceError } from "../errors.js";
import { isRecord } from "../values.js";
import { describeRequest, type HttpRequest, type HttpResponse } from "./message.js";

const notSentCodes = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
const notSent = new WeakSet<BigCommerceError>();

/** Whether it is certain that the request behind this failure never reached BigCommerce. */
export function wasNotSent(error: unknown): boolean {
  return error instanceof BigCommerceError && notSent.has(error);
}

export function redirectError(request: HttpRequest, response: HttpResponse): BigCommerceError {
  return new BigCommerceError(
    "upstream_malformed",
    `${describeRequest(request)} was redirected (${response.status}). Redirects are never followed: they would carry a secret to another address. ` +
      "The URL is probably not the store's permanent one; check BIGCOMMERCE_API_URL and BIGCOMMERCE_STOREFRONT_URL.",
    { status: response.status },
  );
}

export function sizeError(request: HttpRequest): BigCommerceError {
  return new BigCommerceError(
    "response_too_large",
    `${describeRequest(request)} got a response of more than ${request.maxBytes} bytes. Ask for fewer items or fields, ` +
      "or check that the URL leads to BigCommerce.",
  );
}

export function connectionError(request: HttpRequest, cause: unknown): BigCommerceError {
  const code = errorCodeOf(cause) ?? "no response";
  const error = new BigCommerceError(
    "upstream_unavailable",
    `${describeRequest(request)} failed: ${code}. This server could not reach BigCommerce, or the connection broke. ` +
      "Try again. If this repeats, check the URL, DNS and this server's network.",
    { retryable: true, cause },
  );
  if (notSentCodes.has(code)) notSent.add(error);
  return error;
}

function errorCodeOf(error: unknown): string | undefined {
  if (!isRecord(error)) return undefined;
  return typeof error.code === "string" ? error.code : errorCodeOf(error.cause);
}
