import { inspect } from "node:util";
import { metrics, trace } from "@opentelemetry/api";
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
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { BigCommerceOptions } from "../src/bigcommerce-options.ts";
import { createBigCommerce } from "../src/create-bigcommerce.ts";
import { redisTokenStore } from "../src/redis-token-store.ts";
import type { BigCommerceEvent } from "../src/telemetry.ts";
import { findRedisServer } from "./find-redis-server.ts";
import { type RedisServer, startRedis } from "./start-redis.ts";

const redisServer = findRedisServer();
const accessToken = "emulator-access-token";
const spans = new InMemorySpanExporter();
const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });

/** Everything that a run leaves where somebody may read it, by place. */
const places: Record<"events" | "logs" | "errors" | "spans" | "metrics" | "redis", string[]> = {
  events: [],
  logs: [],
  errors: [],
  spans: [],
  metrics: [],
  redis: [],
};
const secrets = new Set([accessToken]);
let emulator: Emulator;
let redis: RedisServer | undefined;
let client: Redis | undefined;

/** Every way in which a value ends up in a log. */
function textsOf(value: unknown): string[] {
  const texts = [
    String(value),
    JSON.stringify(value) ?? "",
    inspect(value, { depth: 20, showHidden: true, getters: false }),
  ];
  if (!(value instanceof Error)) return texts;
  return [...texts, value.stack ?? "", ...(value.cause === undefined ? [] : textsOf(value.cause))];
}

async function dumpRedis(): Promise<void> {
  for (const key of (await client?.keys("*")) ?? []) {
    places.redis.push(
      key,
      (await client?.get(key)) ?? "",
      String((await client?.dumpBuffer(key))?.toString("latin1")),
    );
  }
}

function createFresh(options: Partial<BigCommerceOptions> = {}) {
  Reflect.deleteProperty(globalThis, Symbol.for("next-bigcommerce@1"));
  const tokenStore = client === undefined ? {} : { tokenStore: redisTokenStore(client) };
  return createBigCommerce({
    ...{ storeHash: "emulator", accessToken, channelIds: [1], apiUrl: emulator.url },
    storefrontUrl: `${emulator.url}/channels/{channelId}`,
    resolveCustomerId: () => 1,
    onEvent: (event: BigCommerceEvent) => places.events.push(...textsOf(event)),
    ...tokenStore,
    ...options,
  });
}

const Name = "query Name { site { settings { storeName } } }";

async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    places.errors.push(...textsOf(error));
  }
}

type BigCommerce = ReturnType<typeof createFresh>;

/** The good days and the bad ones. */
const days: [string, (bigcommerce: BigCommerce) => Promise<unknown>][] = [
  ["a query", (bigcommerce) => bigcommerce.customer.query(Name)],
  ["a document that is wrong", (bigcommerce) => bigcommerce.guest.query("query { nonsense }")],
  [
    "a token that is revoked on the way",
    (bigcommerce) => {
      emulator.faults.add([{ on: "graphql", revokeToken: true }]);
      return bigcommerce.customer.query(Name);
    },
  ],
  [
    "tokens that are always refused",
    (bigcommerce) => {
      emulator.faults.add([{ on: "graphql", times: null, revokeToken: true }]);
      return bigcommerce.customer.query(Name);
    },
  ],
  ...[
    { status: 503 },
    { status: 429, headers: { "x-retry-after": "30" } },
    { status: 422 },
    { body: "<html>" },
    { drop: "mid_body" as const },
    { status: 302, headers: { location: "https://elsewhere.example" } },
    { body: `{"data":{"token":"${accessToken}"}}` },
    { status: 401, body: { status: 401, title: accessToken, errors: { [accessToken]: accessToken } } },
  ].flatMap((fault): [string, (bigcommerce: BigCommerce) => Promise<unknown>][] => [
    [
      `a mint answered with ${JSON.stringify(fault)}`,
      (bigcommerce) => {
        emulator.faults.add([{ on: "mint", ...fault }]);
        return bigcommerce.guest.query(Name);
      },
    ],
    [
      `GraphQL answered with ${JSON.stringify(fault)}`,
      (bigcommerce) => {
        emulator.faults.add([{ on: "graphql", times: 2, ...fault }]);
        return bigcommerce.guest.query(Name);
      },
    ],
  ]),
  ["an uncached token", (bigcommerce) => createToken(bigcommerce)],
  ["a revocation", (bigcommerce) => bigcommerce.revokeImpersonationToken()],
  ["a revocation of what is unknown", (bigcommerce) => revokeUnknown(bigcommerce)],
];

async function createToken(bigcommerce: BigCommerce): Promise<void> {
  const expiresAt = Math.floor(Date.now() / 1000) + 600;
  secrets.add((await bigcommerce.createImpersonationToken({ expiresAt, channelId: 1 })).token);
}

async function revokeUnknown(bigcommerce: BigCommerce): Promise<void> {
  await bigcommerce.getImpersonationToken();
  emulator.reset();
  await bigcommerce.revokeImpersonationToken();
}

async function liveThrough([, day]: (typeof days)[number]): Promise<void> {
  emulator.reset();
  await client?.flushall();
  const bigcommerce = createFresh();
  const collect = async () => secrets.add((await bigcommerce.getImpersonationToken()).token);
  await attempt(collect);
  await dumpRedis();
  await attempt(() => day(bigcommerce));
  emulator.faults.clear();
  await attempt(collect);
  await dumpRedis();
  places.logs.push(...textsOf(bigcommerce), ...textsOf(bigcommerce.tokenStatus()));
  // And the same from cold.
  await client?.flushall();
  const cold = createFresh();
  await attempt(() => day(cold));
  emulator.faults.clear();
  await attempt(async () => secrets.add((await cold.getImpersonationToken()).token));
}

beforeAll(async () => {
  vi.stubEnv("DEBUG", "next-bigcommerce");
  const log = (...parts: unknown[]) => void places.logs.push(parts.map(String).join(" "));
  for (const method of ["warn", "error", "log", "info"] as const)
    vi.spyOn(console, method).mockImplementation(log);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    log(text);
    return true;
  });
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
  );
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  if (redisServer !== undefined) redis = await startRedis(redisServer);
  if (redis !== undefined) client = new Redis({ port: redis.port, host: "127.0.0.1" });
  emulator = await createEmulator({ restQuota: { requests: 10_000, windowMs: 30_000 } });
  for (const day of days) await liveThrough(day);
  await reader.forceFlush();
  places.spans.push(
    ...spans
      .getFinishedSpans()
      .flatMap(({ name, attributes, events, status }) => textsOf({ name, attributes, events, status })),
  );
  places.metrics.push(...textsOf(exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics)));
}, 120_000);
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  trace.disable();
  metrics.disable();
  await reader.shutdown();
  client?.disconnect();
  await redis?.stop();
  await emulator.close();
});

/** A secret, its parts, and each as it may be encoded. */
function formsOf(secret: string): string[] {
  const parts = [secret, ...secret.split(".").slice(1)];
  const encode = (encoding: "base64" | "base64url" | "hex") => (part: string) =>
    Buffer.from(part).toString(encoding).replace(/=+$/, "");
  return [
    ...parts,
    ...parts.map(encode("base64")),
    ...parts.map(encode("base64url")),
    ...parts.map(encode("hex")),
  ];
}

describe("after good days and bad ones", () => {
  it("there is something to search", () => {
    expect(secrets.size).toBeGreaterThan(30);
    for (const [place, texts] of Object.entries(places)) {
      const isThere = texts.length > 0 || (place === "redis" && redisServer === undefined);
      expect(isThere, place).toBe(true);
    }
    expect(places.logs.join("\n")).toContain("next-bigcommerce token_minted");
    expect(places.spans.join("\n")).toContain("mint token");
  });

  it.each(Object.keys(places))("%s hold no token and no access token", (place) => {
    const text =
      Object.entries(places)
        .find(([name]) => name === place)?.[1]
        .join("\n") ?? "";
    const found = [...secrets].flatMap((secret) => formsOf(secret).filter((form) => text.includes(form)));
    expect(found.length).toBe(0);
  });
});
