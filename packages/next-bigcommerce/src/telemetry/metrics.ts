import { version } from "../version.js";
import type { BigCommerceEvent } from "./events.js";
import { instruments } from "./instruments.js";

type Value = string | number | boolean;
type Meter = import("@opentelemetry/api").Meter;
type Api = typeof import("@opentelemetry/api");

type MetricName = keyof typeof instruments;
type AttributesOf<Name extends MetricName> = Readonly<
  Partial<Record<(typeof instruments)[Name]["attributes"][number], Value>>
>;

/** One value for one instrument. */
interface Measurement {
  readonly name: MetricName;
  readonly value: number;
  readonly attributes: Readonly<Partial<Record<string, Value>>>;
}

/** Writes what each event measures. Instruments belong to a provider: one that is registered later gets its own. */
export function createMetricRecorder(api: Api): (event: BigCommerceEvent) => void {
  let provider: unknown;
  let write = new Map<MetricName, (measurement: Measurement) => void>();
  return (event) => {
    const present = api.metrics.getMeterProvider();
    if (present !== provider) write = new Map();
    provider = present;
    for (const measurement of readMetrics(event)) {
      const { name } = measurement;
      const known = write.get(name) ?? createInstrument(present.getMeter("next-bigcommerce", version), name);
      write.set(name, known);
      known(measurement);
    }
  };
}

function createInstrument(meter: Meter, name: MetricName): (measurement: Measurement) => void {
  const { kind, unit } = instruments[name];
  const fullName = `next_bigcommerce.${name}`;
  if (kind === "counter") {
    const instrument = meter.createCounter(fullName, { unit });
    return ({ value, attributes }) => instrument.add(value, { ...attributes });
  }
  const instrument =
    kind === "gauge" ? meter.createGauge(fullName, { unit }) : meter.createHistogram(fullName, { unit });
  return ({ value, attributes }) => instrument.record(value, { ...attributes });
}

/** Nothing if there is no value: BigCommerce does not send every figure with every response. */
function measure<Name extends MetricName>(
  name: Name,
  value: number | undefined,
  attributes: AttributesOf<Name>,
): Measurement[] {
  return value === undefined ? [] : [{ name, value, attributes }];
}

function readMetrics(event: BigCommerceEvent): readonly Measurement[] {
  switch (event.type) {
    case "token_served": {
      const { source, waitMs } = event;
      return [...measure("token.served", 1, { source }), ...measure("token.wait", waitMs / 1000, { source })];
    }
    case "token_minted":
      return measure("token.mint.duration", event.durationMs / 1000, { refresh: event.refresh });
    case "token_mint_failed":
      return measure("token.mint.duration", event.durationMs / 1000, {
        refresh: event.stillValid,
        "error.type": event.code,
      });
    case "token_loaded":
      return measure("token.load.duration", event.durationMs / 1000, { refresh: event.refresh });
    case "token_evicted":
      return measure("token.evictions", 1, { reason: event.reason });
    case "token_store_unavailable":
      return measure("token_store.failures", 1, { operation: event.operation, reason: event.reason });
    case "token_store_recovered":
      return measure("token_store.outage", event.unavailableMs / 1000, {});
    case "clock_skew":
      return measure("clock.skew_ms", event.applied ? event.skewMs : undefined, {});
    case "rest_request":
      return readRest(event);
    case "graphql_retry": {
      const { reason, waitMs } = event;
      return [
        ...measure("graphql.retries", 1, { reason }),
        ...measure("graphql.retry.wait", waitMs / 1000, { reason }),
      ];
    }
    case "graphql_request":
      return readGraphql(event);
    case "impersonation":
      return measure("impersonations", 1, { outcome: event.outcome });
  }
}

type EventOf<Type extends BigCommerceEvent["type"]> = Extract<BigCommerceEvent, { type: Type }>;

function readRest({ operation, status, code, ...event }: EventOf<"rest_request">): Measurement[] {
  const outcome = code === undefined ? { "http.response.status_code": status ?? 0 } : { "error.type": code };
  return [
    ...measure("rest.duration", event.durationMs / 1000, { operation, ...outcome }),
    ...measure("rest.quota_left", event.quotaLeft, {}),
  ];
}

function readGraphql(event: EventOf<"graphql_request">): Measurement[] {
  const { scope, channelId, code } = event;
  const operation = {
    "graphql.operation.name": event.operationName ?? "",
    "graphql.operation.type": event.operationKind,
  };
  const outcome = code === undefined ? {} : { "error.type": code };
  return [
    ...measure("graphql.duration", event.durationMs / 1000, {
      ...operation,
      scope,
      "channel.id": channelId,
      ...outcome,
    }),
    ...measure("graphql.complexity", event.complexity, operation),
    ...measure("graphql.quota_left", event.quotaLeft, {}),
  ];
}
