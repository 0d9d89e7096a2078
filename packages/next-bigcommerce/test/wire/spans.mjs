// What the preloaded OpenTelemetry recorded in this process.
import { context, trace } from "@opentelemetry/api";

const finished = globalThis[Symbol.for("wire.spans")] ?? (() => []);

export function withSpan(name, run) {
  const span = trace.getTracer("wire").startSpan(name);
  return context.with(trace.setSpan(context.active(), span), run).finally(() => span.end());
}

export const spansOf = () =>
  finished().map((span) => ({
    name: span.name,
    traceId: span.spanContext().traceId,
    spanId: span.spanContext().spanId,
    parentSpanId: span.parentSpanContext?.spanId,
    scope: span.instrumentationScope.name,
    attributes: span.attributes,
  }));
