import { randomUUID } from "node:crypto";
import { getErrorCode } from "../errors.js";
import type { HttpAnswer } from "../http/message.js";
import { readCount } from "../http/response-figures.js";
import type { HttpRequest, SendRequest } from "../http/transport.js";
import type { BigCommerceEvent, EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";

type RestRequestEvent = Extract<BigCommerceEvent, { type: "rest_request" }>;

/** Sends to the REST API with a correlation id of its own, and tells of each request and of the quota that is left. */
export function createObservedSend(send: SendRequest, clock: Clock, emit: EmitEvent): SendRequest {
  return async (request) => {
    const correlationId = randomUUID();
    const startedAtMs = clock.now();
    const tell = (outcome: Pick<RestRequestEvent, "status" | "code" | "quota" | "quotaLeft">) =>
      emit({
        type: "rest_request",
        operation: request.method === "POST" ? "create_token" : "revoke_token",
        correlationId,
        durationMs: clock.now() - startedAtMs,
        ...outcome,
      });
    try {
      const answer = await send(withCorrelationId(request, correlationId));
      tell({ status: answer.status, code: undefined, ...readQuota(answer) });
      return answer;
    } catch (error) {
      const code = getErrorCode(error) ?? "upstream_unavailable";
      tell({ status: undefined, code, quota: undefined, quotaLeft: undefined });
      throw error;
    }
  };
}

function withCorrelationId(request: HttpRequest, correlationId: string): HttpRequest {
  return { ...request, headers: { ...request.headers, "x-correlation-id": correlationId } };
}

function readQuota(answer: HttpAnswer) {
  return {
    quota: readCount(answer.header("x-rate-limit-requests-quota")),
    quotaLeft: readCount(answer.header("x-rate-limit-requests-left")),
  };
}
