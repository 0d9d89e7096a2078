import { version } from "../version.js";
import type { BigCommerceEvent } from "./events.js";

type Api = typeof import("@opentelemetry/api");
type Attributes = Readonly<Record<string, string | number | boolean>>;

/** Writes what an event says of time: a span that has just ended, or an event of the span it happened in. */
export function recordSpan(api: Api, event: BigCommerceEvent, atMs: number): void {
  const ended = readSpan(event);
  if (ended === undefined) {
    api.trace.getActiveSpan()?.addEvent(event.type, readAttributes(event), atMs);
    return;
  }
  const { name, durationMs, errorType } = ended;
  const span = api.trace.getTracer("next-bigcommerce", version).startSpan(name, {
    kind: api.SpanKind.CLIENT,
    attributes: { ...readAttributes(event), ...(errorType !== undefined && { "error.type": errorType }) },
    startTime: atMs - durationMs,
  });
  if (errorType !== undefined) span.setStatus({ code: api.SpanStatusCode.ERROR, message: errorType });
  span.end(atMs);
}

/** A span that has just ended. */
interface EndedSpan {
  readonly name: string;
  readonly durationMs: number;
  /** An error's code, or the HTTP status of a refused request; `undefined` for a success. */
  readonly errorType?: string | undefined;
}

/** What took time becomes a span; everything else is an event of the span it happened in. */
function readSpan(event: BigCommerceEvent): EndedSpan | undefined {
  switch (event.type) {
    case "token_served":
      return event.waitMs > 0 ? { name: "wait for token", durationMs: event.waitMs } : undefined;
    case "token_minted":
      return { name: event.refresh ? "refresh token" : "mint token", durationMs: event.durationMs };
    case "token_mint_failed": {
      const name = event.stillValid ? "refresh token" : "mint token";
      return { name, durationMs: event.durationMs, errorType: event.code };
    }
    case "token_loaded":
      return { name: "load token", durationMs: event.durationMs };
    case "rest_request": {
      const errorType = event.code ?? failedStatus(event.status);
      return { name: event.operation, durationMs: event.durationMs, errorType };
    }
    case "graphql_request": {
      const name = `${event.operationKind} ${event.operationName ?? ""}`.trim();
      return { name, durationMs: event.durationMs, errorType: event.code };
    }
    default:
      return undefined;
  }
}

/** OpenTelemetry's `error.type` for a response that is an error. */
function failedStatus(status: number | undefined): string | undefined {
  return status !== undefined && status >= 400 ? String(status) : undefined;
}

/** Who acts as whom, and why, is for the audit trail of `onEvent` and not for traces. */
const notTraced = new Set(["durationMs", "customerId", "actor"]);

/** The fields of an event as attributes, under the names that OpenTelemetry has for them. */
function readAttributes({ type, ...fields }: BigCommerceEvent): Attributes {
  const omitted = type === "impersonation" ? new Set([...notTraced, "reason"]) : notTraced;
  const named = Object.entries(fields)
    .filter(([field, value]) => value !== undefined && !omitted.has(field))
    .map(([field, value]) => [knownNames[field] ?? `next_bigcommerce.${snakeCase(field)}`, value]);
  return Object.fromEntries(named);
}

const knownNames: Readonly<Record<string, string>> = {
  operationName: "graphql.operation.name",
  operationKind: "graphql.operation.type",
  status: "http.response.status_code",
  code: "error.type",
};

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
