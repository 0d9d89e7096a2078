import { request } from "node:http";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { mintToken, postGraphql, revokeToken } from "../../test/emulator-calls.js";
import { type OpenEvents, openEvents } from "../../test/event-stream.js";
import { emulatorForEachTest, startEmulator } from "../../test/running-emulator.js";
import { TrafficRecord } from "../state/traffic-record.js";

const emulator = emulatorForEachTest();

/** Time enough for a busy machine: how long it takes says nothing. */
const soon = { timeout: 15_000 };

const rowsSchema = z.array(z.looseObject({ number: z.int(), path: z.string() }));

/** The rows of the events of a stream, in order. */
function rowsOf({ received }: OpenEvents) {
  return received.flatMap(({ event, data }) => {
    if (event === "snapshot") return z.object({ requests: rowsSchema }).parse(data).requests;
    return event === "requests" ? rowsSchema.parse(data) : [];
  });
}

const numbersOf = (events: OpenEvents) => rowsOf(events).map(({ number }) => number);

test("a stream begins with what was before, and goes on with each request in order", async () => {
  for (const path of ["/a", "/b"]) await fetch(`${emulator.url}${path}`);
  const events = await openEvents(emulator);
  for (let call = 0; call < 50; call += 1) await fetch(`${emulator.url}/${call}`);
  await expect.poll(() => numbersOf(events).length, soon).toBe(52);
  expect(numbersOf(events)).toEqual(Array.from({ length: 52 }, (_, index) => index + 1));
  expect(rowsOf(events)[2]).toMatchObject({ method: "GET", path: "/0", status: 404, operationName: null });
  expect(events.received[0]?.event).toBe("snapshot");
});

test("requests that end together are sent together", async () => {
  const events = await openEvents(emulator);
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: 200 }, (_, call) => fetch(`${emulator.url}/${call}`)));
  await expect.poll(() => numbersOf(events).length, soon).toBe(200);
  const mostEvents = (performance.now() - startedMs) / 100 + 2;
  expect(events.received.filter(({ event }) => event === "requests").length).toBeLessThan(mostEvents);
});

test("a row says who asked for what with which token, and holds no secret", async () => {
  const events = await openEvents(emulator);
  const token = await mintToken(emulator);
  const secrets = { "x-bc-customer-access-token": "secret-cat", cookie: "session=secret-cookie" };
  await postGraphql(emulator, { token, headers: { ...secrets, "x-bc-customer-id": "1043" } });
  await postGraphql(emulator, { token: "eyJhbGciOiJub25lIn0.e30.c2VjcmV0LXRva2Vu" });
  await revokeToken(emulator, token);
  await expect.poll(() => numbersOf(events).length, soon).toBe(4);
  const [mint, known, unknown] = rowsOf(events);
  expect(mint).toMatchObject({
    token: { kind: "access token", hash: expect.stringMatching(/^[0-9a-f]{6}$/) },
  });
  expect(known).toMatchObject({
    operationName: "Name",
    status: 200,
    customer: { id: 1043, email: "retail@example.com" },
    token: { kind: "impersonation", hash: expect.stringMatching(/^[0-9a-f]{6}$/) },
    complexity: expect.any(Number),
    durationMs: expect.any(Number),
    errors: 0,
    stubs: [],
  });
  expect(unknown).toMatchObject({ status: 401, token: { kind: "unknown" }, complexity: null });
  const text = events.text();
  for (const secret of [
    token,
    "emulator-access-token",
    "client-secret",
    "secret-cat",
    "secret-cookie",
    "c2VjcmV0",
  ])
    expect(text).not.toContain(secret);
});

test("the overview is sent again when something else has changed", async () => {
  const events = await openEvents(emulator);
  emulator.faults.add([{ on: "mint", status: 503 }]);
  await expect
    .poll(() => events.received.at(-1), soon)
    .toMatchObject({
      event: "overview",
      data: { faults: { total: 1, items: [{ text: "Create a token: status 503", left: 1 }] } },
    });
});

test("after a reset a stream begins anew", async () => {
  await fetch(`${emulator.url}/a`);
  const events = await openEvents(emulator);
  await fetch(`${emulator.url}/b`);
  emulator.reset();
  await fetch(`${emulator.url}/c`);
  await expect.poll(() => rowsOf(events).at(-1), soon).toMatchObject({ number: 1, path: "/c" });
  const snapshots = events.received.filter(({ event }) => event === "snapshot");
  expect(snapshots.at(-1)).toMatchObject({ data: { requests: [], overview: { stats: { graphql: 0 } } } });
});

test.each([
  ["a page of another site", { "sec-fetch-site": "cross-site" }],
  ["a page of a sibling site", { "sec-fetch-site": "same-site" }],
  ["a foreign origin", { origin: "https://evil.example" }],
  ["a sandboxed page", { origin: "null" }],
])("%s gets no events", async (_case, headers) => {
  const events = await openEvents(emulator, headers);
  expect(await events.ended).toBe(true);
  expect([events.response.status, events.received]).toEqual([403, []]);
});

test("another host gets no events", async () => {
  const status = await new Promise((resolve, reject) => {
    const headers = { host: "evil.example" };
    const call = request(`${emulator.url}/__emulator/events`, { headers }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode));
    });
    call.once("error", reject).end();
  });
  expect(status).toBe(403);
});

test("the headers say what it is, and that nobody keeps it", async () => {
  const { response } = await openEvents(emulator, { origin: emulator.url, "sec-fetch-site": "same-origin" });
  expect([
    response.status,
    response.headers.get("content-type"),
    response.headers.get("cache-control"),
    response.headers.get("content-length"),
  ]).toEqual([200, "text/event-stream; charset=utf-8", "no-store", null]);
});

test("no more than 16 streams are open at a time, and one that ends makes room", async () => {
  const streams = await Promise.all(Array.from({ length: 16 }, () => openEvents(emulator)));
  const refused = await openEvents(emulator);
  expect([refused.response.status, refused.response.headers.get("retry-after")]).toEqual([503, "10"]);
  streams[0]?.close();
  await expect.poll(async () => (await openEvents(emulator)).response.status, soon).toBe(200);
});

/** What counts the open streams of an emulator that is started while it is watched. */
function spyOnWatch() {
  const watch = vi.spyOn(TrafficRecord.prototype, "watch");
  onTestFinished(() => watch.mockRestore());
  return () => watch.mock.contexts.find((context) => context instanceof TrafficRecord)?.watchers;
}

test("close ends the streams at once, and nothing is watched any more", async () => {
  const openStreams = spyOnWatch();
  const watched = await startEmulator();
  const events = await openEvents(watched);
  const started = performance.now();
  await watched.close();
  expect(await events.ended).toBe(true);
  expect(performance.now() - started).toBeLessThan(5_000);
  await expect.poll(openStreams, soon).toBe(0);
});

test("long texts of requests are cut in the rows", async () => {
  const events = await openEvents(emulator);
  const name = "N".repeat(5_000);
  await postGraphql(emulator, { query: `query ${name} { __typename }` });
  await expect.poll(() => numbersOf(events).length, soon).toBe(1);
  expect(rowsOf(events)[0]).toMatchObject({ operationName: expect.stringMatching(/^N+…$/) });
  expect(events.text().length).toBeLessThan(4_000);
});
