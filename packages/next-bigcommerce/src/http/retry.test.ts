import { beforeEach, describe, expect, it } from "vitest";
import { createDeadline } from "../time/deadline.js";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import { HttpResponse } from "./message.js";
import { createRetryingSend } from "./retry.js";

let clock: FakeClock;
let waitsMs: number[];
let sent: number;

beforeEach(() => {
  clock = createFakeClock(1);
  waitsMs = [];
  sent = 0;
});

/** A GraphQL API that is over its limit the whole time. */
function askLimited(headers: Record<string, string>, timeoutMs = 10_000): Promise<HttpResponse> {
  return ask("query", () => respond(429, headers), timeoutMs);
}

function respond(status: number, headers: Record<string, string> = {}): HttpResponse {
  const [request, header, atMs] = [{ headers: {} }, (name: string) => headers[name], clock.now()];
  return new HttpResponse({ request, status, header, text: "", sentAtMs: atMs, receivedAtMs: atMs });
}

/** `answer` is asked at each attempt. */
function ask(
  kind: "query" | "mutation",
  answer: () => HttpResponse,
  timeoutMs = 10_000,
): Promise<HttpResponse> {
  const send = createRetryingSend(
    async () => {
      sent += 1;
      return answer();
    },
    clock,
    (event) => event.type === "graphql_retry" && waitsMs.push(event.waitMs),
  );
  const deadline = createDeadline(clock, timeoutMs);
  const request = { method: "POST", url: "https://store.example/graphql", headers: {}, maxBytes: 1 } as const;
  return send({ ...request, deadline }, kind);
}

async function outcomeOf(answer: Promise<HttpResponse>): Promise<number> {
  const status = answer.then((settled) => settled.status);
  await clock.settle();
  await clock.pass(20_000);
  return status;
}

describe("an API that stays over its limit", () => {
  it.each([{}, { "x-rate-limit-time-reset-ms": "1" }, { "x-retry-after": "0.001" }])(
    "%o: the waits grow, so that few requests fit the deadline, and the response is the 429",
    async (headers) => {
      expect(await outcomeOf(askLimited(headers))).toBe(429);
      expect(sent).toBeGreaterThan(2);
      expect(sent).toBeLessThanOrEqual(6);
      for (const [index, waitMs] of waitsMs.entries()) {
        expect(waitMs).toBeGreaterThanOrEqual(250 * 2 ** index);
        expect(waitMs).toBeLessThanOrEqual(500 * 2 ** index);
      }
    },
  );

  it("a named time is waited out and up to a tenth more, so that not all come back at once", async () => {
    expect(await outcomeOf(askLimited({ "x-rate-limit-time-reset-ms": "3000" }))).toBe(429);
    expect(waitsMs).toHaveLength(3);
    for (const waitMs of waitsMs) {
      expect(waitMs).toBeGreaterThan(3000);
      expect(waitMs).toBeLessThanOrEqual(3300);
    }
    expect(new Set(waitsMs).size).toBe(3);
  });

  it("what does not fit the deadline is not waited for", async () => {
    const startedAtMs = clock.now();
    expect((await askLimited({ "x-retry-after": "10" })).status).toBe(429);
    expect([sent, clock.now() - startedAtMs]).toEqual([1, 0]);
  });
});

describe("a status that says that the request was not processed", () => {
  const statuses = [408, 421, 425, 499, 502, 503, 504];

  it.each(statuses)("%i: a query is sent once more", async (status) => {
    expect(await outcomeOf(ask("query", () => respond(sent === 1 ? status : 200)))).toBe(200);
    expect(sent).toBe(2);
  });

  it.each(statuses)("%i: a mutation is not", async (status) => {
    expect(await outcomeOf(ask("mutation", () => respond(status)))).toBe(status);
    expect(sent).toBe(1);
  });

  it.each([400, 404, 409, 413, 500, 501])("%i is not one of them", async (status) => {
    expect(await outcomeOf(ask("query", () => respond(status)))).toBe(status);
    expect(sent).toBe(1);
  });

  it("is told when no time is left to send it once more", async () => {
    const startedAtMs = clock.now();
    expect((await ask("query", () => respond(503), 50)).status).toBe(503);
    expect([sent, clock.now() - startedAtMs]).toEqual([1, 0]);
  });
});
