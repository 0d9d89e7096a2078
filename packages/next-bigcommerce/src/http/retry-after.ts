import type { HttpResponse } from "./message.js";

/**
 * The longest wait that a response may ask for. BigCommerce's quotas are per 30 seconds: a longer time was written by a
 * proxy, or means something else (such as Unix seconds), and would keep a store that is well without a token for hours.
 */
const maxWaitMs = 3 * 60_000;
/** Today's form, and the two old ones that a recipient must accept too. */
const httpDates = [
  /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];

/** For a 429 that names no time: BigCommerce's quotas are per 30 seconds. */
export const unknownRetryAfterMs = 30_000;

type RetryHeaders = Pick<HttpResponse, "header" | "receivedAtMs">;

/**
 * How long the response asks to wait: the longer of `X-Retry-After`, or else `Retry-After` (seconds, or an HTTP date),
 * and `X-Rate-Limit-Time-Reset-Ms`. `undefined` if it says nothing, or nothing readable: never zero, which would cause a
 * storm of retries.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
 */
export function readRetryAfterMs(response: RetryHeaders): number | undefined {
  const namedMs = readWait("x-retry-after", response) ?? readWait("retry-after", response) ?? 0;
  const waitMs = Math.min(maxWaitMs, Math.max(namedMs, readResetMs(response)));
  return waitMs > 0 ? waitMs : undefined;
}

/** When BigCommerce's limit is new again; zero if it does not say so. */
export function readResetMs(response: Pick<HttpResponse, "header">): number {
  return readNumber(response.header("x-rate-limit-time-reset-ms"), 1) ?? 0;
}

/** A header that says nothing readable, or no time at all, does not hide another one that does. */
function readWait(name: string, response: RetryHeaders): number | undefined {
  const text = response.header(name);
  const waitMs = readNumber(text, 1000) ?? readDate(text, response) ?? 0;
  return waitMs > 0 ? waitMs : undefined;
}

/** The value of `Retry-After` and `X-Retry-After`: whole seconds, at least one. */
export function formatRetryAfter(waitMs: number): string {
  return String(Math.max(1, Math.ceil(waitMs / 1000)));
}

function readNumber(text: string | undefined, unitMs: number): number | undefined {
  if (text === undefined || !/^\d+(\.\d+)?$/.test(text.trim())) return undefined;
  return Number(text) * unitMs;
}

/** Counted from the response's own `Date` if it has one: this machine's clock may be wrong. */
function readDate(text: string | undefined, response: RetryHeaders): number | undefined {
  const atMs = parseHttpDate(text);
  return atMs === undefined
    ? undefined
    : atMs - (parseHttpDate(response.header("date")) ?? response.receivedAtMs);
}

function parseHttpDate(text: string | undefined): number | undefined {
  const date = text?.trim() ?? "";
  if (!httpDates.some((form) => form.test(date))) return undefined;
  // The oldest form does not name its time zone, which is UTC.
  const atMs = Date.parse(date.endsWith("GMT") ? date : `${date} GMT`);
  return Number.isNaN(atMs) ? undefined : atMs;
}
