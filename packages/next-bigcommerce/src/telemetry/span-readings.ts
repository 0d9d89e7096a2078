import type { BigCommerceEvent } from "./events.js";
import type { Attributes } from "./metric-readings.js";

/** A span that has just ended. */
export interface SpanReading {
  readonly name: string;
  readonly durationMs: number;
  readonly attributes: Attributes;
  /** An error's code, or the HTTP status of a refused request; `undefined` for a success. */
  readonly errorType: string | undefined;
}

/** What took time becomes a span; everything else is an event of the span it happened in. */
export function readSpan(event: BigCommerceEvent): SpanReading | undefined {
  const reading = (name: string, durationMs: number, errorType?: string): SpanReading => ({
    name,
    durationMs,
    attributes: { ...readAttributes(event), ...(errorType !== undefined && { "error.type": errorType }) },
    errorType,
  });
  switch (event.type) {
    case "token_served":
      return event.waitMs > 0 ? reading("wait for token", event.waitMs) : undefined;
    case "token_minted":
      return reading(event.refresh ? "refresh token" : "mint token", event.durationMs);
    case "token_mint_failed":
      return reading(event.stillValid ? "refresh token" : "mint token", event.durationMs, event.code);
    case "token_loaded":
      return reading("load token", event.durationMs);
    case "rest_request":
      return reading(event.operation, event.durationMs, event.code ?? failedStatus(event.status));
    case "graphql_request":
      return reading(
        `${event.operationKind} ${event.operationName ?? ""}`.trim(),
        event.durationMs,
        event.code,
      );
    default:
      return undefined;
  }
}

/** OpenTelemetry's `error.type` for an answer that is an error. */
function failedStatus(status: number | undefined): string | undefined {
  return status !== undefined && status >= 400 ? String(status) : undefined;
}

/** Who acts as whom, and why, is for the audit trail of `onEvent` and not for traces. */
const notTraced = new Set(["durationMs", "customerId", "actor"]);

/** The fields of an event as attributes, under the names that OpenTelemetry has for them. */
export function readAttributes({ type, ...fields }: BigCommerceEvent): Attributes {
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
