import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessToken, ClientProcess, idsOf, optionsFor, type RecordedSpan } from "./client-process.ts";
import { idsIn, newRelic, openTelemetry, refusalOf, sentry, type Tool } from "./observers/tools.ts";
import { type ReceivedRequest, Upstream } from "./upstream.ts";

const callers = 20;

let reports: Upstream;
let plain: ClientProcess;
beforeAll(async () => {
  [reports, plain] = await Promise.all([Upstream.start(), ClientProcess.start()]);
});
afterAll(() => Promise.all([reports.stop(), plain.stop()]));

for (const tool of [openTelemetry, sentry, newRelic]) {
  const refusal = refusalOf(tool);
  if (refusal === undefined) describe(`under ${tool.name}`, () => describeObserved(tool));
  else it.skip(`under ${tool.name}: ${refusal}`);
}

function describeObserved(tool: Tool): void {
  let upstream: Upstream;
  let observed: ClientProcess;
  beforeAll(async () => {
    upstream = await Upstream.start({ answerAfterMs: 20 });
    observed = await ClientProcess.start(tool.env(reports.url), tool.execArgv);
  });
  afterAll(async () => {
    await observed.stop();
    await upstream.stop();
  });

  const requestWith = (id: string): ReceivedRequest => {
    const [request, ...more] = upstream.received.filter((received) => received.id === id);
    if (request === undefined || more.length > 0)
      throw new Error(`${id} came ${more.length} times too often.`);
    return request;
  };

  async function run(client: ClientProcess, ids: readonly string[]): Promise<void> {
    const options = { ...optionsFor(upstream.url), maxConcurrentRequests: 2 };
    const outcomes = await client.run({ how: "traced", kind: "query", options, ids });
    expect(outcomes.filter(({ id, answer }) => answer !== id)).toEqual([]);
  }

  it(`each request arrives as it is sent without it, with ${Object.keys(tool.headers).join(" and ")} more`, async () => {
    await run(observed, ["with"]);
    await run(plain, ["without"]);
    const isMint = ({ path }: ReceivedRequest) => path.startsWith("/stores/");
    const mints = upstream.received.filter(isMint);
    expect(mints).toHaveLength(2);
    expect(upstream.received).toHaveLength(4);
    for (const [sentWith, sentWithout] of [mints, [requestWith("with"), requestWith("without")]]) {
      const [own, others] = partitioned(headersOf(sentWith), ([name]) => name in tool.headers);
      expect(others).toEqual(headersOf(sentWithout));
      const expected = Object.entries(tool.headers);
      expect(own).toEqual(expected.map(([name, value]) => [name, expect.stringMatching(value)]));
    }
  });

  it(`${callers} callers at once, of whom 2 are sent, have each their own trace`, async () => {
    const ids = idsOf("caller", callers);
    await run(observed, ids);
    const { spans } = await observed.report();
    const misplaced = ids.filter((id) => !isOwnTrace(id, requestWith(id), spans));
    expect(misplaced).toEqual([]);
  });

  function isOwnTrace(name: string, { headers }: ReceivedRequest, spans: readonly RecordedSpan[]): boolean {
    const caller = spans.find((span) => span.name === name);
    const { traceId, spanId } = idsIn(headers, tool.tracedBy);
    const sent = spans.find((span) => span.spanId === spanId);
    if (caller === undefined || sent === undefined) return false;
    return traceId === caller.traceId && parents(sent, spans).includes(caller.spanId);
  }

  it("nothing that it reports holds a token", async () => {
    const { text } = await observed.report();
    const tokens = upstream.received.map(({ headers }) => headers.authorization?.slice("Bearer ".length));
    const secrets = [accessToken, ...new Set(tokens)].filter((secret) => secret !== undefined);
    expect(secrets).toHaveLength(3);
    expect(text).toContain(String(upstream.port));
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });
}

/** In the order in which they were sent; what differs from one request to another is left out. */
function headersOf(request: ReceivedRequest | undefined): (readonly [name: string, value: string])[] {
  const { rawHeaders = [] } = request ?? {};
  const changing = new Set(["x-correlation-id", "authorization", "content-length"]);
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, changing.has(name) ? "" : (rawHeaders[index + 1] ?? "")]] : [],
  );
}

const partitioned = <Value>(values: readonly Value[], matches: (value: Value) => boolean) => [
  values.filter(matches),
  values.filter((value) => !matches(value)),
];

/** The span's parent, its parent's parent, and so on. */
function parents(span: RecordedSpan, spans: readonly RecordedSpan[]): string[] {
  const { parentSpanId } = span;
  const parent = spans.find(({ spanId }) => spanId === parentSpanId);
  return parentSpanId === undefined ? [] : [parentSpanId, ...(parent ? parents(parent, spans) : [])];
}
