import type { BigCommerceEvent } from "./events.js";

export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** One value for one instrument. */
export interface MetricReading {
  readonly instrument: "counter" | "histogram" | "gauge";
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly attributes: Attributes;
}

const count = (name: string, attributes: Attributes = {}): MetricReading => ({
  instrument: "counter",
  name: `next_bigcommerce.${name}`,
  unit: "1",
  value: 1,
  attributes,
});

const duration = (name: string, ms: number, attributes: Attributes = {}): MetricReading => ({
  instrument: "histogram",
  name: `next_bigcommerce.${name}`,
  unit: "s",
  value: ms / 1000,
  attributes,
});

/** Nothing where BigCommerce did not send the figure. */
const figure = (
  instrument: "histogram" | "gauge",
  name: string,
  value: number | undefined,
  attributes: Attributes = {},
): MetricReading[] =>
  value === undefined ? [] : [{ instrument, name: `next_bigcommerce.${name}`, unit: "1", value, attributes }];

type EventOf<Type extends BigCommerceEvent["type"]> = Extract<BigCommerceEvent, { type: Type }>;

function readGraphql(event: EventOf<"graphql_request">): MetricReading[] {
  const { operationName, operationKind, scope, channelId, code } = event;
  const operation = {
    "graphql.operation.name": operationName ?? "",
    "graphql.operation.type": operationKind,
  };
  const outcome = code === undefined ? {} : { "error.type": code };
  const attributes = { ...operation, scope, "channel.id": channelId, ...outcome };
  return [
    duration("graphql.duration", event.durationMs, attributes),
    ...figure("histogram", "graphql.complexity", event.complexity, operation),
    ...figure("gauge", "graphql.quota_left", event.quotaLeft),
  ];
}

function readRest({ operation, status, code, ...rest }: EventOf<"rest_request">): MetricReading[] {
  const outcome = code === undefined ? { "http.response.status_code": status ?? 0 } : { "error.type": code };
  return [
    duration("rest.duration", rest.durationMs, { operation, ...outcome }),
    ...figure("gauge", "rest.quota_left", rest.quotaLeft),
  ];
}

/** What an event adds to the metrics. Attributes have few values: no customer, no correlation id. */
export function readMetrics(event: BigCommerceEvent): readonly MetricReading[] {
  switch (event.type) {
    case "token_served":
      return [
        count("token.served", { source: event.source }),
        duration("token.wait", event.waitMs, { source: event.source }),
      ];
    case "token_minted":
      return [duration("token.mint.duration", event.durationMs, { refresh: event.refresh })];
    case "token_mint_failed":
      return [
        duration("token.mint.duration", event.durationMs, {
          refresh: event.stillValid,
          "error.type": event.code,
        }),
      ];
    case "token_loaded":
      return [duration("token.load.duration", event.durationMs, { refresh: event.refresh })];
    case "token_evicted":
      return [count("token.evictions", { reason: event.reason })];
    case "token_store_unavailable":
      return [count("token_store.failures", { operation: event.operation, reason: event.reason })];
    case "token_store_recovered":
      return [duration("token_store.outage", event.unavailableMs)];
    case "clock_skew":
      return figure("gauge", "clock.skew_ms", event.applied ? event.skewMs : undefined);
    case "rest_request":
      return readRest(event);
    case "graphql_retry":
      return [
        count("graphql.retries", { reason: event.reason }),
        duration("graphql.retry.wait", event.waitMs, { reason: event.reason }),
      ];
    case "graphql_request":
      return readGraphql(event);
    case "impersonation":
      return [count("impersonations", { outcome: event.outcome })];
  }
}
