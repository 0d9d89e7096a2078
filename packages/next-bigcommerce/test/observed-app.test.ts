import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, type Emulator, type RecordedRequest } from "bigcommerce-emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import { expectBuild } from "./build-outcome.js";
import { holdsAny } from "./leak.js";
import { createNextApp, type NextApp } from "./next-app.js";
import type { RunningApp } from "./next-server.js";
import { otherNodes } from "./node-versions.js";
import { installationOf } from "./platforms.js";
import { findNode } from "./runtimes/installed-runtime.js";
import { signIn } from "./shopper.js";
import { emulatorEnvironment, serviceSecret, shopAccessToken } from "./store.js";

const Span = z.object({
  name: z.string(),
  scope: z.string(),
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.optional(z.string()),
});
const TokenAnswer = z.object({ data: z.object({ token: z.string() }) });
const traceparent = /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/;
type RecordedSpan = z.infer<typeof Span>;

const emails = ["wholesale@example.com", "retail@example.com"];
const visitors = 20;

let emulator: Emulator;
let folder: string;
let built: NextApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "next-bigcommerce-spans-"));
  emulator = await createEmulator({ accessToken: shopAccessToken });
  const installation = installationOf("next16Observed");
  const config = { cacheComponents: true };
  built = await createNextApp({ installation, fixtures: ["base", "observed"], config });
  await expectBuild(() => built.build(emulatorEnvironment(emulator)));
});
afterAll(async () => {
  await emulator?.close();
  await rm(folder, { recursive: true });
});

/** Somebody who opens the account, with a trace begun in the browser or a proxy. */
interface Visit {
  readonly email: string;
  readonly customerId: number;
  readonly cookie: string;
  readonly traceId: string;
  readonly spanId: string;
}

async function visitsTo(app: RunningApp): Promise<Visit[]> {
  const customers = await Promise.all(
    emails.map(async (email) => {
      const cookie = await signIn(app, email);
      return { email, cookie, customerId: Number(cookie.split("=")[1]) };
    }),
  );
  return Array.from({ length: visitors / emails.length }).flatMap(() =>
    customers.map((customer) => ({
      ...customer,
      traceId: randomBytes(16).toString("hex"),
      spanId: randomBytes(8).toString("hex"),
    })),
  );
}

async function openAccount(app: RunningApp, { email, cookie, traceId, spanId }: Visit): Promise<void> {
  const headers = { cookie, traceparent: `00-${traceId}-${spanId}-01` };
  expect(await (await fetch(`${app.url}/account`, { headers })).text()).toContain(email);
}

async function readToken(app: RunningApp): Promise<string> {
  const headers = { authorization: `Bearer ${serviceSecret}` };
  const response = await fetch(`${app.url}/api/shared-token`, { headers });
  return TokenAnswer.parse(await response.json()).data.token;
}

/** Starts the app, lets all visitors in at once and stops it; returns what it sent and recorded meanwhile. */
async function visitAll(node: string | undefined, env: NodeJS.ProcessEnv = {}) {
  emulator.reset();
  const app = await built.start({ ...emulatorEnvironment(emulator), ...env }, node);
  try {
    const visits = await visitsTo(app);
    await Promise.all(visits.map((visit) => openAccount(app, visit)));
    return { visits, requests: emulator.requests(), token: await readToken(app) };
  } finally {
    await app.stop();
  }
}

async function visitAllObserved(node: string | undefined) {
  const file = join(folder, randomUUID());
  const visited = await visitAll(node, { SPAN_FILE: file });
  const text = await readFile(file, "utf8");
  const spans = text.split("\n").filter(Boolean);
  return { ...visited, text, spans: spans.map((line) => Span.parse(JSON.parse(line))) };
}

const ownNode = process.versions.node;

test.for([ownNode, ...otherNodes])(
  "Node %s: each request carries its visitor's trace, is otherwise as without OpenTelemetry, and no span holds a token",
  async (version, context) => {
    const node = version === ownNode ? { program: process.execPath } : await findNode(version);
    if ("missing" in node) return context.skip(node.missing);
    const plain = await visitAll(node.program);
    const observed = await visitAllObserved(node.program);
    expect(observed.requests.filter(({ headers }) => !traceparent.test(headers.traceparent ?? ""))).toEqual(
      [],
    );
    expect(summaryOf(observed.requests)).toEqual(summaryOf(plain.requests));
    expect(observed.visits.filter((visit) => !isTraced(visit, observed))).toEqual([]);
    expect(observed.text).toContain(emulator.url);
    expect(holdsAny(observed.text, [shopAccessToken, observed.token])).toBe(false);
  },
);

/** All that was sent, in an order of its own; what differs from one run to the next is left out. */
function summaryOf(requests: readonly RecordedRequest[]): string[] {
  const changing = new Set(["x-correlation-id", "authorization", "content-length"]);
  const summaries = requests.map(({ method, path, operationName, customerId, headers }) => {
    const sent = Object.entries(headers).filter(([name]) => name !== "traceparent");
    const kept = sent.map(([name, value]) => [name, changing.has(name) ? "" : value]);
    return JSON.stringify({ method, path, operationName, customerId, kept });
  });
  return summaries.sort();
}

interface Recorded {
  readonly requests: readonly RecordedRequest[];
  readonly spans: readonly RecordedSpan[];
}

/** Whether the visitor's trace led to one request, for this customer, whose span stands below that of the visit. */
function isTraced({ customerId, traceId, spanId }: Visit, { requests, spans }: Recorded): boolean {
  const [request, ...more] = requests.filter(({ headers }) => headers.traceparent?.includes(traceId));
  if (request?.customerId !== customerId || more.length > 0) return false;
  const sent = spans.find((span) => request.headers.traceparent?.includes(span.spanId));
  if (sent?.scope.endsWith("instrumentation-undici") !== true) return false;
  return parentOfRoot(sent, spans) === spanId;
}

/** The parent of its topmost ancestor that was recorded here. */
function parentOfRoot({ parentSpanId }: RecordedSpan, spans: readonly RecordedSpan[]): string | undefined {
  const parent = spans.find(({ spanId }) => spanId === parentSpanId);
  return parent === undefined ? parentSpanId : parentOfRoot(parent, spans);
}
