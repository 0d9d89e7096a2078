const counter = <const Names extends readonly string[]>(...attributes: Names) =>
  ({ kind: "counter", unit: "1", attributes }) as const;
const seconds = <const Names extends readonly string[]>(...attributes: Names) =>
  ({ kind: "histogram", unit: "s", attributes }) as const;
const gauge = { kind: "gauge", unit: "1", attributes: [] } as const;

/** Every metric, without the prefix `next_bigcommerce.`. An attribute has few values: no customer, no correlation id. */
export const instruments = {
  "token.served": counter("source"),
  "token.wait": seconds("source"),
  "token.mint.duration": seconds("refresh", "error.type"),
  "token.load.duration": seconds("refresh"),
  "token.evictions": counter("reason"),
  "token_store.failures": counter("operation", "reason"),
  "token_store.outage": seconds(),
  "clock.skew_ms": gauge,
  "rest.duration": seconds("operation", "http.response.status_code", "error.type"),
  "rest.quota_left": gauge,
  "graphql.duration": seconds(
    ...(["graphql.operation.name", "graphql.operation.type", "scope", "channel.id", "error.type"] as const),
  ),
  "graphql.complexity": {
    kind: "histogram",
    unit: "1",
    attributes: ["graphql.operation.name", "graphql.operation.type"],
  },
  "graphql.quota_left": gauge,
  "graphql.retries": counter("reason"),
  "graphql.retry.wait": seconds("reason"),
  impersonations: counter("outcome"),
} as const;
