import { BigCommerceError } from "../errors.js";
import type { BigCommerceEvent, EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { checkDeadline, remainingMs } from "../time/deadline.js";
import { backoffMs, readRetryAfterMs } from "./back-off.js";
import { wasNotSent } from "./failures.js";
import type { HttpAnswer } from "./message.js";
import type { HttpRequest, SendRequest } from "./transport.js";

const retriedStatuses = new Set([502, 503, 504]);
const maxAttemptsAfterFailure = 2;
/** How much longer than BigCommerce asks, at most. */
const spread = 0.1;

/**
 * Sends with the retries that are safe: a 429 is waited out, since it says that nothing ran; a broken connection or a
 * 502, 503, 504 is tried once more for a query, and for a mutation only where the request surely was not sent. No wait
 * goes past the deadline.
 */
export function createRetryingSend(send: SendRequest, clock: Clock, emit: EmitEvent) {
  async function wait(
    request: HttpRequest,
    waitMs: number,
    reason: RetryReason,
    status?: number,
  ): Promise<void> {
    const correlationId = request.headers["x-correlation-id"] ?? "";
    emit({ type: "graphql_retry", reason, status, waitMs, correlationId });
    await clock.sleep(waitMs, request.deadline.signal);
    checkDeadline(request.deadline, clock, `${request.method} ${request.url}`);
  }

  return async (request: HttpRequest, kind: "query" | "mutation"): Promise<HttpAnswer> => {
    let failures = 0;
    for (let attempt = 1; ; attempt += 1) {
      const result = await sendOrCatch(send, request);
      if (result.answer?.status === 429) {
        const waitMs = limitedWaitMs(readRetryAfterMs(result.answer), attempt, clock);
        // The caller hears of the limit now, not when its time is over.
        if (waitMs >= remainingMs(request.deadline, clock)) return result.answer;
        await wait(request, waitMs, "rate_limited", 429);
        continue;
      }
      failures += 1;
      const reason = failures < maxAttemptsAfterFailure ? reasonToRetry(result, kind) : undefined;
      if (reason === undefined) return answerOrThrow(result);
      await wait(request, backoffMs(1, clock.random(), 200), reason, result.answer?.status);
    }
  };
}

/**
 * At least a growing step: BigCommerce may name a time so short, again and again, that obeying it is a storm. Longer
 * than the named time by chance, so that those who were refused together do not come back together.
 */
function limitedWaitMs(namedMs: number | undefined, attempt: number, clock: Clock): number {
  const spreadMs = Math.ceil((namedMs ?? 0) * (1 + spread * clock.random()));
  return Math.max(spreadMs, backoffMs(attempt, clock.random(), 500));
}

type RetryReason = Extract<BigCommerceEvent, { type: "graphql_retry" }>["reason"];

interface SendResult {
  readonly answer?: HttpAnswer;
  readonly error?: unknown;
}

function sendOrCatch(send: SendRequest, request: HttpRequest): Promise<SendResult> {
  return send(request).then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
}

function answerOrThrow({ answer, error }: SendResult): HttpAnswer {
  if (answer === undefined) throw error;
  return answer;
}

function reasonToRetry({ answer, error }: SendResult, kind: "query" | "mutation"): RetryReason | undefined {
  if (answer === undefined) return mayRetry(error, kind) ? "connection" : undefined;
  return kind === "query" && retriedStatuses.has(answer.status) ? "server_error" : undefined;
}

function mayRetry(error: unknown, kind: "query" | "mutation"): boolean {
  if (!(error instanceof BigCommerceError) || error.code !== "upstream_unavailable") return false;
  return kind === "query" || wasNotSent(error);
}
