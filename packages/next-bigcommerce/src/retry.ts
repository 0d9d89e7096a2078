import type { Clock } from "./clock.js";
import { checkDeadline, remainingMs } from "./deadline.js";
import { BigCommerceError } from "./errors.js";
import type { HttpAnswer } from "./http-answer.js";
import { backoffMs, readRetryAfterMs } from "./retry-after.js";
import { type HttpRequest, type SendRequest, wasNotSent } from "./transport.js";

const retriedStatuses = new Set([502, 503, 504]);
const maxAttemptsAfterFailure = 2;

/**
 * Sends with the retries that are safe: a 429 is waited out, since it says that nothing ran; a broken connection or a
 * 502, 503, 504 is tried once more for a query, and for a mutation only where the request surely was not sent. No wait
 * goes past the deadline.
 */
export function createRetryingSend(send: SendRequest, clock: Clock) {
  return async (request: HttpRequest, kind: "query" | "mutation"): Promise<HttpAnswer> => {
    let failures = 0;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await send(request);
        if (answer.status === 429) {
          const waited = await waitOutRateLimit(answer, attempt, request, clock);
          if (waited) continue;
          return answer;
        }
        failures += 1;
        const again =
          kind === "query" && retriedStatuses.has(answer.status) && failures < maxAttemptsAfterFailure;
        if (!again) return answer;
      } catch (error) {
        failures += 1;
        if (failures >= maxAttemptsAfterFailure || !mayRetry(error, kind)) throw error;
      }
      await clock.sleep(backoffMs(1, clock.random(), 200), request.deadline.signal);
      checkDeadline(request.deadline, clock, `${request.method} ${request.url}`);
    }
  };
}

function mayRetry(error: unknown, kind: "query" | "mutation"): boolean {
  if (!(error instanceof BigCommerceError) || error.code !== "upstream_unavailable") return false;
  return kind === "query" || wasNotSent(error);
}

/** Answers false where the wait would go past the deadline: the caller hears of the limit now, not later. */
async function waitOutRateLimit(
  answer: HttpAnswer,
  attempt: number,
  request: HttpRequest,
  clock: Clock,
): Promise<boolean> {
  const waitMs = readRetryAfterMs(answer) ?? backoffMs(attempt, clock.random(), 500);
  if (waitMs >= remainingMs(request.deadline, clock)) return false;
  await clock.sleep(waitMs, request.deadline.signal);
  checkDeadline(request.deadline, clock, `${request.method} ${request.url}`);
  return true;
}
