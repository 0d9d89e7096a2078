import type { HttpAnswer } from "./message.js";

const maxWaitMs = 24 * 60 * 60 * 1000;

function readNumber(text: string | undefined, unitMs: number): number | undefined {
  if (text === undefined || !/^\d{1,10}(\.\d{1,6})?$/.test(text.trim())) return undefined;
  return Math.min(Number(text) * unitMs, maxWaitMs);
}

/**
 * How long BigCommerce asks to wait: the longer of `X-Retry-After` (seconds) and `X-Rate-Limit-Time-Reset-Ms`.
 * `undefined` where it says nothing, or nothing readable: never zero, which would make a storm of retries.
 */
export function readRetryAfterMs(answer: Pick<HttpAnswer, "header">): number | undefined {
  const waits = [
    readNumber(answer.header("x-retry-after") ?? answer.header("retry-after"), 1000),
    readNumber(answer.header("x-rate-limit-time-reset-ms"), 1),
  ].filter((wait) => wait !== undefined && wait > 0);
  return waits.length === 0 ? undefined : Math.max(...waits.map(Number));
}

/** Exponential back-off with jitter between half and all of the step: 1 s, 2 s, 4 s … at most `capMs`. */
export function backoffMs(attempt: number, random: number, baseMs = 1000, capMs = 60_000): number {
  const stepMs = Math.min(capMs, baseMs * 2 ** Math.min(attempt - 1, 20));
  return Math.round(stepMs * (0.5 + random / 2));
}
