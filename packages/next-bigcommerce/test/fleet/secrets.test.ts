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
import type { BigCommerce, PrivateBigCommerce } from "../../src/bigcommerce.ts";
import { connectionTo, resetProcessState } from "../../src/connection.fixture.ts";
import { createBigCommerce } from "../../src/create-bigcommerce.ts";
import { redisTokenStore } from "../../src/store/redis.ts";
import type { BigCommerceEvent } from "../../src/telemetry/events.ts";
import { findRedisServer } from "./find-redis-server.ts";
import { commonDays, impersonationDays, type NamedDay, privateDays, signIn } from "./secret-days.ts";
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
const trustedProxySecret = "a-trusted-proxy-secret-51b0";
const secrets = new Set([accessToken, trustedProxySecret]);
const learn = (secret: string) => void secrets.add(secret);
let customerAccessToken: string | undefined;
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

type Fetch = typeof globalThis.fetch | undefined;

/** Learns every token that comes over the wire, also one that nobody is handed out. */
const recordingFetch: typeof globalThis.fetch = async (input, init) => {
  const response = await fetch(input, init);
  const copy = response.clone();
  const text = await copy.text().catch(() => "");
  for (const [token] of text.matchAll(/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/g)) learn(token);
  return response;
};

function createOptions(fetch: Fetch) {
  return {
    ...connectionTo(emulator),
    fetch,
    trustedProxySecret,
    // Who shares a store waits for another process's token while the quota is used up: here until this time is over.
    timeoutMs: 1000,
    resolveClientIp: () => "203.0.113.7",
    onEvent: (event: BigCommerceEvent) => places.events.push(...textsOf(event)),
    tokenStore: client === undefined ? undefined : redisTokenStore(client),
  };
}

async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    places.errors.push(...textsOf(error));
  }
}

/** What an instance of one kind of token is made and asked with. */
interface Kind<Instance> {
  readonly create: (fetch: Fetch) => Instance;
  readonly readToken: (bigcommerce: Instance) => Promise<{ readonly token: string }>;
  readonly days: readonly NamedDay<Instance>[];
}

const impersonation: Kind<BigCommerce> = {
  create: (fetch) => createBigCommerce({ ...createOptions(fetch), resolveCustomerId: () => 1 }),
  readToken: (bigcommerce) => bigcommerce.getImpersonationToken(),
  days: [...commonDays(accessToken), ...impersonationDays],
};
const privateKind: Kind<PrivateBigCommerce> = {
  create: (fetch) =>
    createBigCommerce({
      ...createOptions(fetch),
      tokenKind: "private",
      resolveCustomerAccessToken: () => customerAccessToken,
    }),
  readToken: (bigcommerce) => bigcommerce.getPrivateToken(),
  days: [...commonDays(accessToken), ...privateDays],
};

async function liveThrough<Instance extends { tokenStatus(): unknown }>(
  { create, readToken }: Omit<Kind<Instance>, "days">,
  [, day]: NamedDay<Instance>,
  fetch: Fetch,
): Promise<void> {
  emulator.reset();
  resetProcessState();
  customerAccessToken = await signIn(privateKind.create(fetch), { learn });
  await client?.flushall();
  const startProcess = () => {
    resetProcessState();
    return create(fetch);
  };
  const surroundings = { emulator, accessToken, learn };
  const bigcommerce = startProcess();
  const collect = async (from: Instance) => learn((await readToken(from)).token);
  await attempt(() => collect(bigcommerce));
  await dumpRedis();
  await attempt(() => day(bigcommerce, surroundings));
  emulator.faults.clear();
  await attempt(() => collect(bigcommerce));
  await dumpRedis();
  places.logs.push(...textsOf(bigcommerce), ...textsOf(bigcommerce.tokenStatus()));
  // And the same from cold.
  await client?.flushall();
  const cold = startProcess();
  await attempt(() => day(cold, surroundings));
  emulator.faults.clear();
  await attempt(() => collect(cold));
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
  emulator = await createEmulator({ restQuota: { requests: 10_000, windowMs: 30_000 }, trustedProxySecret });
  for (const fetch of [undefined, recordingFetch]) {
    for (const day of impersonation.days) await liveThrough(impersonation, day, fetch);
    for (const day of privateKind.days) await liveThrough(privateKind, day, fetch);
  }
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
    expect(secrets.size).toBeGreaterThan(200);
    expect(customerAccessToken !== undefined && secrets.has(customerAccessToken)).toBe(true);
    for (const [place, texts] of Object.entries(places)) {
      const isThere = texts.length > 0 || (place === "redis" && redisServer === undefined);
      expect(isThere, place).toBe(true);
    }
    expect(places.logs.join("\n")).toContain("next-bigcommerce token_minted");
    expect(places.spans.join("\n")).toContain("mint token");
  });

  it.each(Object.entries(places))("%s hold nothing that looks like a token", (_place, texts) => {
    expect(texts.filter((text) => /eyJ[\w-]{8,}\.eyJ[\w-]{8,}/.test(text)).length).toBe(0);
  });

  it.each(Object.entries(places))("%s hold no token, password or other secret", (_place, texts) => {
    const text = texts.join("\n");
    const found = [...secrets].flatMap((secret) => formsOf(secret).filter((form) => text.includes(form)));
    expect(found.length).toBe(0);
  });
});
