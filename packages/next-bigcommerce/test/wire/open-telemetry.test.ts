import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accessToken, ClientProcess, idsOf, optionsFor, type RecordedSpan } from "./client-process.ts";
import { type ReceivedRequest, Upstream } from "./upstream.ts";

const preload = fileURLToPath(new URL("./open-telemetry.cjs", import.meta.url));
const callers = 20;

let upstream: Upstream;
let instrumented: ClientProcess;
let plain: ClientProcess;
beforeAll(async () => {
  upstream = await Upstream.start({ answerAfterMs: 20 });
  instrumented = await ClientProcess.start({ NODE_OPTIONS: `--require ${JSON.stringify(preload)}` });
  plain = await ClientProcess.start();
});
afterAll(async () => {
  await Promise.all([instrumented.stop(), plain.stop()]);
  await upstream.stop();
});

const requestWith = (id: string): ReceivedRequest => {
  const [request, ...more] = upstream.received.filter((received) => received.id === id);
  if (request === undefined || more.length > 0) throw new Error(`${id} came ${more.length} times too often.`);
  return request;
};

async function run(client: ClientProcess, ids: readonly string[]): Promise<void> {
  const options = { ...optionsFor(upstream.url), maxConcurrentRequests: 2 };
  const outcomes = await client.run({ how: "traced", kind: "query", options, ids });
  expect(outcomes.filter(({ id, answer }) => answer !== id)).toEqual([]);
}

it("each request arrives as it is sent without OpenTelemetry, with a `traceparent` more", async () => {
  await run(instrumented, ["with"]);
  await run(plain, ["without"]);
  const [mints, others] = [true, false].map((isMint) =>
    upstream.received.filter(({ path }) => path.startsWith("/stores/") === isMint),
  );
  expect(mints).toHaveLength(2);
  const pairs = [mints, [requestWith("with"), requestWith("without")]];
  expect(others).toHaveLength(2);
  for (const [instrumentedOne, plainOne] of pairs.map((pair) => pair?.map(namesAndValues) ?? [])) {
    expect(instrumentedOne).toEqual({ ...plainOne, traceparent: expect.stringMatching(/^00-[0-9a-f-]+$/) });
  }
});

/** What differs from one request to another is left out. */
function namesAndValues({ rawHeaders }: ReceivedRequest): Record<string, string> {
  const entries = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""] as const] : [],
  );
  const changing = new Set(["x-correlation-id", "authorization", "content-length"]);
  return Object.fromEntries(entries.map(([name, value]) => [name, changing.has(name) ? "" : value]));
}

it("20 callers at once, of whom 2 are sent, have each their own trace", async () => {
  const ids = idsOf("caller", callers);
  await run(instrumented, ids);
  const spans = await instrumented.spans();
  const misplaced = ids.filter((id) => !isOwnTrace(id, spans));
  expect(misplaced).toEqual([]);
});

function isOwnTrace(id: string, spans: readonly RecordedSpan[]): boolean {
  const caller = spans.find(({ name }) => name === id);
  const [, traceId, spanId] = String(requestWith(id).headers.traceparent).split("-");
  const sent = spans.find((span) => span.spanId === spanId);
  if (caller === undefined || sent === undefined) return false;
  return traceId === caller.traceId && parents(sent, spans).includes(caller.spanId);
}

/** The span's parent, its parent's parent, and so on. */
function parents(span: RecordedSpan, spans: readonly RecordedSpan[]): string[] {
  const { parentSpanId } = span;
  const parent = spans.find(({ spanId }) => spanId === parentSpanId);
  return parentSpanId === undefined ? [] : [parentSpanId, ...(parent ? parents(parent, spans) : [])];
}

it("no span holds a token", async () => {
  const text = JSON.stringify(await instrumented.spans());
  const tokens = upstream.received.map(({ headers }) => headers.authorization?.slice("Bearer ".length));
  const secrets = [accessToken, ...new Set(tokens)].filter((secret) => secret !== undefined);
  expect(secrets).toHaveLength(3);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});
