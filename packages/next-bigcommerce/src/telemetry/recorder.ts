import { version } from "../version.js";
import type { BigCommerceEvent } from "./events.js";
import { type MetricReading, readMetrics } from "./metric-readings.js";
import { readAttributes, readSpan } from "./span-readings.js";

const scope = "next-bigcommerce";

type Api = typeof import("@opentelemetry/api");
type Meter = ReturnType<Api["metrics"]["getMeter"]>;

/** Writes each event to OpenTelemetry: what it measures, and a span or an event of the span around it. */
export function createOpenTelemetryRecorder(api: Api): (event: BigCommerceEvent, atMs: number) => void {
  const addReading = createMeterRecorder(api);
  return (event, atMs) => {
    for (const reading of readMetrics(event)) addReading(reading);
    recordSpan(api, event, atMs);
  };
}

function recordSpan(api: Api, event: BigCommerceEvent, atMs: number): void {
  const reading = readSpan(event);
  if (reading === undefined) {
    api.trace.getActiveSpan()?.addEvent(event.type, readAttributes(event), atMs);
    return;
  }
  const { name, attributes, errorType } = reading;
  const kind = api.SpanKind.CLIENT;
  const startTime = atMs - reading.durationMs;
  const span = api.trace.getTracer(scope, version).startSpan(name, { kind, attributes, startTime });
  if (errorType !== undefined) span.setStatus({ code: api.SpanStatusCode.ERROR, message: errorType });
  span.end(atMs);
}

/** Instruments belong to a provider: one that is registered later gets its own. */
function createMeterRecorder(api: Api): (reading: MetricReading) => void {
  let provider: unknown;
  let add = new Map<string, (reading: MetricReading) => void>();
  return (reading) => {
    const present = api.metrics.getMeterProvider();
    if (present !== provider) add = new Map();
    provider = present;
    const known = add.get(reading.name) ?? createInstrument(present.getMeter(scope, version), reading);
    add.set(reading.name, known);
    known(reading);
  };
}

function createInstrument(meter: Meter, { instrument, name, unit }: MetricReading) {
  if (instrument === "counter") {
    const counter = meter.createCounter(name, { unit });
    return ({ value, attributes }: MetricReading) => counter.add(value, { ...attributes });
  }
  const recorder =
    instrument === "gauge" ? meter.createGauge(name, { unit }) : meter.createHistogram(name, { unit });
  return ({ value, attributes }: MetricReading) => recorder.record(value, { ...attributes });
}
