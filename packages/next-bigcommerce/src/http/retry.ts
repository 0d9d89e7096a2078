import { BigCommerceError } from "../errors.js";
import type { BigCommerceEvent, EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { checkDeadline, remainingMs } from "../time/deadline.js";
import { backOffMs } from "../time/pause.js";
import { wasNotSent } from "./failures.js";
import { describeRequest, type HttpRequest, type HttpResponse, type SendRequest } from "./message.js";
import { readRetryAfterMs } from "./retry-after.js";

/** The request was not answered by what it was for, or came too early or late: something in between says so. */
const retriedStatuses = new Set([408, 421, 425, 499, 502, 503, 504]);
const maxAttemptsAfterFailure = 2;

/**
 * Sends with the retries that are safe: a 429 is waited out, since it says that nothing ran; after a broken
 * connection or one of the statuses above a query is sent once more, and a mutation only if it is certain that it was
 * not sent. No wait goes past the deadline: the caller learns then of what went wrong.
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
    checkDeadline(request.deadline, clock, describeRequest(request));
  }

  return async (request: HttpRequest, kind: "query" | "mutation"): Promise<HttpResponse> => {
    let failures = 0;
    for (let attempt = 1; ; attempt += 1) {
      const result: SendResult = {};
      try {
        result.response = await send(request);
      } catch (error) {
        result.error = error;
      }
      if (result.response?.status === 429) {
        const waitMs = backOffMs({ attempt, namedMs: readRetryAfterMs(result.response), baseMs: 500 }, clock);
        if (waitMs >= remainingMs(request.deadline, clock)) return result.response;
        await wait(request, waitMs, "rate_limited", 429);
        continue;
      }
      failures += 1;
      const reason = failures < maxAttemptsAfterFailure ? reasonToRetry(result, kind) : undefined;
      const waitMs = backOffMs({ attempt: 1, baseMs: 200 }, clock);
      if (reason === undefined || waitMs >= remainingMs(request.deadline, clock))
        return responseOrThrow(result);
      await wait(request, waitMs, reason, result.response?.status);
    }
  };
}

type RetryReason = Extract<BigCommerceEvent, { type: "graphql_retry" }>["reason"];

interface SendResult {
  response?: HttpResponse;
  error?: unknown;
}

function responseOrThrow({ response, error }: SendResult): HttpResponse {
  if (response === undefined) throw error;
  return response;
}

function reasonToRetry({ response, error }: SendResult, kind: "query" | "mutation"): RetryReason | undefined {
  if (response === undefined) return mayRetry(error, kind) ? "connection" : undefined;
  return kind === "query" && retriedStatuses.has(response.status) ? "server_error" : undefined;
}

function mayRetry(error: unknown, kind: "query" | "mutation"): boolean {
  if (!(error instanceof BigCommerceError) || error.code !== "upstream_unavailable" || !error.retryable)
    return false;
  return kind === "query" || wasNotSent(error);
}
