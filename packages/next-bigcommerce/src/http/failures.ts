import { BigCommerceError } from "../errors.js";
import { isRecord } from "../values.js";
import type { HttpAnswer } from "./message.js";
import type { HttpRequest } from "./transport.js";

const notSentCodes = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
const notSent = new WeakSet<BigCommerceError>();

/** Whether the request behind this failure surely never reached BigCommerce. */
export function wasNotSent(error: unknown): boolean {
  return error instanceof BigCommerceError && notSent.has(error);
}

export function describeRequest(request: HttpRequest): string {
  return `${request.method} ${request.url}`;
}

export function redirectError(request: HttpRequest, answer: HttpAnswer): BigCommerceError {
  return new BigCommerceError(
    "upstream_malformed",
    `${describeRequest(request)} was answered with a redirect (${answer.status}), which is never followed: it would carry a ` +
      "secret to another address. The URL is probably not the store's permanent one; check BIGCOMMERCE_API_URL and BIGCOMMERCE_STOREFRONT_URL.",
    { status: answer.status },
  );
}

export function sizeError(request: HttpRequest): BigCommerceError {
  return new BigCommerceError(
    "response_too_large",
    `${describeRequest(request)} was answered with more than ${request.maxBytes} bytes. Ask for fewer items or fields, ` +
      "or check that the URL leads to BigCommerce.",
  );
}

export function connectionError(request: HttpRequest, cause: unknown): BigCommerceError {
  const code = errorCodeOf(cause) ?? "no answer";
  const error = new BigCommerceError(
    "upstream_unavailable",
    `${describeRequest(request)} failed: ${code}. BigCommerce could not be reached or broke the connection. ` +
      "Try again; if it stays, check the URL, DNS and the network of this server.",
    { retryable: true, cause },
  );
  if (notSentCodes.has(code)) notSent.add(error);
  return error;
}

function errorCodeOf(error: unknown): string | undefined {
  if (!isRecord(error)) return undefined;
  return typeof error.code === "string" ? error.code : errorCodeOf(error.cause);
}
