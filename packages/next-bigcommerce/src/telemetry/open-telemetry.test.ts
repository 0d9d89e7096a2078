import { context, metrics, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectionTo, resetProcessState } from "../connection.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";

const spans = new InMemorySpanExporter();
const exporter = new InMemoryMetricExporter(AggregationTemporality.DELTA);
const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
let emulator: Emulator;

beforeAll(async () => {
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
  );
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  emulator = await createEmulator();
});
afterAll(async () => {
  trace.disable();
  metrics.disable();
  context.disable();
  await reader.shutdown();
  await emulator.close();
});
beforeEach(async () => {
  emulator.reset();
  spans.reset();
  // What earlier tests measured is collected and dropped.
  await reader.forceFlush();
  exporter.reset();
});

function createFresh() {
  resetProcessState();
  return createBigCommerce(connectionTo(emulator));
}

/** Events before the API is loaded are recorded when it is. */
const recorded = (name: string) =>
  expect.poll(() => spans.getFinishedSpans().map((span) => span.name)).toContain(name);

async function collect(): Promise<ReadonlyMap<string, readonly { value: unknown; attributes: object }[]>> {
  await reader.forceFlush();
  const all = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((one) => one.metrics));
  return new Map(
    all.map((metric) => [
      metric.descriptor.name,
      metric.dataPoints.map(({ value, attributes }) => ({ value, attributes })),
    ]),
  );
}

const Name = "query Name { site { settings { storeName } } }";

describe("with the OpenTelemetry SDK", () => {
  it("a cold query is a span for the query, the mint and its request, each as long as it took", async () => {
    const before = Date.now();
    await createFresh().guest.query(Name);
    await recorded("query Name");
    const found = spans.getFinishedSpans();
    expect(found.map((span) => span.name).sort()).toEqual([
      "create_token",
      "mint token",
      "query Name",
      "wait for token",
    ]);
    const query = found.find((span) => span.name === "query Name");
    expect(query?.kind).toBe(SpanKind.CLIENT);
    expect(query?.instrumentationScope.name).toBe("next-bigcommerce");
    expect(query?.attributes).toMatchObject({
      "graphql.operation.name": "Name",
      "graphql.operation.type": "query",
      "http.response.status_code": 200,
      "next_bigcommerce.scope": "guest",
      "next_bigcommerce.complexity": expect.any(Number),
      "next_bigcommerce.correlation_id": emulator.requests().at(-1)?.headers["x-correlation-id"],
    });
    const startedAt = (query?.startTime[0] ?? 0) * 1000 + (query?.startTime[1] ?? 0) / 1e6;
    expect(startedAt).toBeGreaterThanOrEqual(before - 5);
    expect(query?.duration[0]).toBe(0);
  });

  it("a failed query, a failed mint and its refused request are error spans with the code", async () => {
    emulator.faults.add([{ on: "mint", status: 422 }]);
    await expect(createFresh().guest.query(Name)).rejects.toThrow();
    await recorded("query Name");
    const failed = spans.getFinishedSpans().filter(({ status }) => status.code === SpanStatusCode.ERROR);
    expect(failed.map(({ name, attributes }) => [name, attributes["error.type"]]).sort()).toEqual([
      ["create_token", "422"],
      ["mint token", "request_rejected"],
      ["query Name", "request_rejected"],
    ]);
  });

  it("metrics count where tokens came from, and measure duration, complexity and the quota left", async () => {
    const bigcommerce = createFresh();
    for (let query = 0; query < 3; query += 1) await bigcommerce.guest.query(Name);
    await recorded("query Name");
    const found = await collect();
    expect(found.get("next_bigcommerce.token.served")).toEqual([
      { value: 1, attributes: { source: "mint" } },
      { value: 2, attributes: { source: "process" } },
    ]);
    expect(found.get("next_bigcommerce.rest.quota_left")).toMatchObject([{ value: 149 }]);
    for (const name of ["graphql.duration", "graphql.complexity", "token.mint.duration", "token.wait"]) {
      expect([...found.keys()]).toContain(`next_bigcommerce.${name}`);
    }
    expect(found.get("next_bigcommerce.graphql.duration")?.[0]?.value).toMatchObject({ count: 3 });
    expect(found.get("next_bigcommerce.graphql.quota_left")?.[0]?.value).toBeGreaterThan(40_000);
  });

  it("a refused revocation is an error span with the HTTP status", async () => {
    const bigcommerce = createFresh();
    await bigcommerce.guest.query(Name);
    emulator.faults.add([{ on: "revoke", status: 429 }]);
    await expect(bigcommerce.revokeImpersonationToken()).rejects.toMatchObject({ code: "rate_limited" });
    await recorded("revoke_token");
    const span = spans.getFinishedSpans().find(({ name }) => name === "revoke_token");
    expect(span?.status.code).toBe(SpanStatusCode.ERROR);
    expect(span?.attributes).toMatchObject({ "error.type": "429", "http.response.status_code": 429 });
  });

  it("retries and evictions are counted, and the time that retries wait is measured", async () => {
    const bigcommerce = createFresh();
    const reset = { "x-rate-limit-time-reset-ms": "20" };
    emulator.faults.add([
      { on: "graphql", status: 429, headers: reset },
      { on: "graphql", status: 503 },
      { on: "graphql", status: 401, body: JSON.stringify({ errors: [{ message: "Unknown JWT token" }] }) },
    ]);
    await bigcommerce.guest.query(Name);
    await recorded("query Name");
    const found = await collect();
    const retries = found.get("next_bigcommerce.graphql.retries")?.map(({ attributes }) => attributes);
    expect(retries).toEqual([
      { reason: "rate_limited" },
      { reason: "server_error" },
      { reason: "token_rejected" },
    ]);
    const waits = found.get("next_bigcommerce.graphql.retry.wait") ?? [];
    expect(waits.map(({ attributes }) => attributes)).toEqual(retries);
    const isFirstStep = (seconds: number) => seconds >= 0.25 && seconds <= 0.5;
    expect(waits[0]?.value).toMatchObject({ count: 1, sum: expect.toSatisfy(isFirstStep) });
    expect(waits[2]?.value).toMatchObject({ count: 1, max: 0 });
    expect(found.get("next_bigcommerce.token.evictions")).toMatchObject([
      { attributes: { reason: "rejected" } },
    ]);
  });
});

describe("with a span processor that throws", () => {
  it("requests go on, from the first one", async () => {
    trace.disable();
    let calls = 0;
    const fail = () => {
      calls += 1;
      throw new Error("a processor's fault");
    };
    const processor = { onStart: fail, onEnd: fail, forceFlush: async () => {}, shutdown: async () => {} };
    trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [processor] }));
    const bigcommerce = createFresh();
    for (let query = 0; query < 3; query += 1)
      await expect(bigcommerce.guest.query(Name)).resolves.toBeDefined();
    // What it throws later would be an unhandled rejection, which fails the run.
    await expect.poll(() => calls).toBeGreaterThanOrEqual(3);
  });
});
