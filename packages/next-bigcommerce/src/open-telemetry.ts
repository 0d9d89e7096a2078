import { AsyncResource } from "node:async_hooks";
import { type MetricReading, readMetrics } from "./metric-readings.js";
import { readAttributes, readSpan } from "./span-readings.js";
import type { BigCommerceEvent } from "./telemetry.js";
import { version } from "./user-agent.js";

const scope = "next-bigcommerce";
/** Events that happen while `@opentelemetry/api` is loaded; more than these are dropped. */
const maxWaiting = 1000;

type Api = typeof import("@opentelemetry/api");
type Meter = ReturnType<Api["metrics"]["getMeter"]>;

/**
 * Spans and metrics for whatever OpenTelemetry set-up the app has. `@opentelemetry/api` is an optional peer: it is
 * loaded at the first event, and without it nothing is recorded.
 * @see https://nextjs.org/docs/app/guides/open-telemetry
 */
export function createOpenTelemetry(): (event: BigCommerceEvent) => void {
  let record: ((event: BigCommerceEvent, atMs: number) => void) | undefined;
  let waiting: (() => void)[] | undefined;

  // The app's exporters run in here, and nobody waits for the events before the API was loaded.
  function recordSafely(event: BigCommerceEvent, atMs: number): void {
    try {
      record?.(event, atMs);
    } catch {
      // An exporter's fault is not the shopper's.
    }
  }

  async function load(): Promise<void> {
    const api = await loadApi();
    record = api === undefined ? () => {} : createRecorder(api);
    const early = waiting ?? [];
    waiting = undefined;
    for (const replay of early) replay();
  }

  return (event) => {
    const atMs = Date.now();
    if (record !== undefined) return recordSafely(event, atMs);
    if (waiting === undefined) {
      waiting = [];
      void load();
    }
    // Bound to the context of its request, which is the span's parent.
    if (waiting.length < maxWaiting) waiting.push(AsyncResource.bind(() => recordSafely(event, atMs)));
  };
}

// Bundlers leave it alone: they would fail where the peer is not installed, and a copy of it would do no better.
function loadApi(): Promise<Api | undefined> {
  return import(/* webpackIgnore: true */ /* turbopackIgnore: true */ "@opentelemetry/api").catch(
    () => undefined,
  );
}

function createRecorder(api: Api): (event: BigCommerceEvent, atMs: number) => void {
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
