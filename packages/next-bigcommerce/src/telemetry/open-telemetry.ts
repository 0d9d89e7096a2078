import { AsyncResource } from "node:async_hooks";
import { readGlobal } from "../process-state.js";
import { isRecord } from "../values.js";
import type { BigCommerceEvent, EventListener } from "./events.js";

/** How many events are kept while `@opentelemetry/api` is being loaded; later ones are dropped. */
const maxWaiting = 1000;

/** Where every copy of the API keeps what an SDK has registered. */
const registryKey = Symbol.for("opentelemetry.js.api.1");

type RecordEvent = (event: BigCommerceEvent, atMs: number) => void;

/**
 * Spans and metrics for the app's own OpenTelemetry set-up. `@opentelemetry/api` is an optional peer: it is loaded at the
 * first event after an SDK has registered, and until then nothing is created, recorded or kept.
 * @see https://nextjs.org/docs/app/guides/open-telemetry
 */
export function createOpenTelemetry(): EventListener {
  let record: RecordEvent | undefined;
  let isAbsent = false;
  let waiting: (() => void)[] | undefined;

  // The app's exporters run in here, and nothing awaits the events from before the API was loaded.
  function recordSafely(event: BigCommerceEvent, atMs: number): void {
    try {
      record?.(event, atMs);
    } catch {
      // A failing exporter must not fail the shopper's request.
    }
  }

  async function load(): Promise<void> {
    record = await loadRecorder();
    isAbsent = record === undefined;
    const early = waiting ?? [];
    waiting = undefined;
    for (const replay of early) replay();
  }

  function listen(event: BigCommerceEvent): void {
    if (isAbsent || !isRegistered()) return;
    const atMs = Date.now();
    if (record !== undefined) {
      recordSafely(event, atMs);
      return;
    }
    if (waiting === undefined) {
      waiting = [];
      void load();
    }
    // Bound to the context of its request, whose span is the parent.
    if (waiting.length < maxWaiting) waiting.push(AsyncResource.bind(() => recordSafely(event, atMs)));
  }

  return { listen, hears: () => !isAbsent && isRegistered() };
}

function isRegistered(): boolean {
  const registered = readGlobal(registryKey);
  return isRecord(registered) && ("trace" in registered || "metrics" in registered);
}

// Not bundled: a bundler would fail if the peer is not installed, and a copy of the API would not know its provider.
async function loadRecorder(): Promise<RecordEvent | undefined> {
  try {
    const api = await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ "@opentelemetry/api");
    const [{ createMetricRecorder }, { recordSpan }] = await Promise.all([
      import("./metrics.js"),
      import("./spans.js"),
    ]);
    const recordMetrics = createMetricRecorder(api);
    return (event, atMs) => {
      recordMetrics(event);
      recordSpan(api, event, atMs);
    };
  } catch {
    return undefined;
  }
}
