import { AsyncLocalStorage } from "node:async_hooks";
import { beforeEach, describe, expect, it } from "vitest";
import { createDeadline } from "../time/deadline.js";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import { type HttpRequest, HttpResponse } from "./message.js";
import { RequestQueue } from "./request-queue.js";

let clock: FakeClock;

beforeEach(() => {
  clock = createFakeClock();
});

function createRequest(
  options: { timeoutMs?: number; signal?: AbortSignal; headers?: HttpRequest["headers"] } = {},
) {
  const { timeoutMs = 1000, signal, headers = {} } = options;
  const deadline = createDeadline(clock, timeoutMs, signal);
  return { method: "POST", url: "https://store.example/graphql", headers, maxBytes: 1, deadline } as const;
}

function respond(headers: Record<string, string>): HttpResponse {
  const header = (name: string) => headers[name];
  return new HttpResponse({
    request: createRequest(),
    status: 200,
    header,
    text: "",
    sentAtMs: 0,
    receivedAtMs: 0,
  });
}

/** Takes as many places as there are. */
function fill(queue: RequestQueue): number {
  let count = 0;
  while (queue.tryEnter()) count += 1;
  return count;
}

describe("a queue of 2 places", () => {
  it("lets 2 requests in, and the others in the order they came", async () => {
    const queue = new RequestQueue(clock, 2);
    expect(fill(queue)).toBe(2);
    const entered: string[] = [];
    for (const name of ["third", "fourth", "fifth"])
      void queue.enter(createRequest()).then(() => entered.push(name));
    await clock.settle();
    expect(entered).toEqual([]);
    queue.leave(createRequest(), undefined);
    queue.leave(createRequest(), undefined);
    await clock.settle();
    expect(entered).toEqual(["third", "fourth"]);
  });

  it("gives up a request whose time is over, and its turn goes to the next", async () => {
    const queue = new RequestQueue(clock, 1);
    fill(queue);
    const short = queue.enter(createRequest({ timeoutMs: 100 })).catch((error: unknown) => error);
    const long = queue.enter(createRequest({ timeoutMs: 5000 }));
    await clock.pass(100);
    expect(await short).toMatchObject({
      code: "timeout",
      message: expect.stringMatching(
        /not sent: it stood in line behind 0 others, and at most 1 were on .*`maxConcurrentRequests`/,
      ),
    });
    queue.leave(createRequest(), undefined);
    await long;
  });

  it("gives up a request that is aborted as it gets its turn only after it: no place is lost", async () => {
    const queue = new RequestQueue(clock, 1);
    fill(queue);
    const leaving = new AbortController();
    const entering = queue.enter(createRequest({ signal: leaving.signal }));
    queue.leave(createRequest(), undefined);
    leaving.abort();
    await entering;
    queue.leave(createRequest(), undefined);
    expect(fill(queue)).toBe(1);
  });

  it("each waiter goes on in its own async context", async () => {
    const queue = new RequestQueue(clock, 1);
    fill(queue);
    const context = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    const wait = (name: string) =>
      context.run(name, async () => {
        await queue.enter(createRequest());
        seen.push([name, context.getStore()]);
        queue.leave(createRequest(), undefined);
      });
    const waiting = [wait("a"), wait("b"), wait("c")];
    context.run("other", () => queue.leave(createRequest(), undefined));
    await Promise.all(waiting);
    expect(seen).toEqual([
      ["a", "a"],
      ["b", "b"],
      ["c", "c"],
    ]);
  });
});

describe("what BigCommerce's limiter has left bounds the requests on their way", () => {
  const leftFor = (left: number, complexity: number) =>
    respond({
      "x-bc-ip-rate-limit-requests-quota-left": String(left),
      "x-bc-graphql-complexity": String(complexity),
    });

  it("room for three more of the same complexity lets three in beside those on their way", () => {
    const queue = new RequestQueue(clock, 100);
    for (let count = 0; count < 10; count += 1) queue.tryEnter();
    queue.leave(createRequest(), leftFor(3_500, 1_000));
    expect(fill(queue)).toBe(3);
  });

  it("no room lets one in for each that ends, so that nothing stops", () => {
    const queue = new RequestQueue(clock, 100);
    queue.tryEnter();
    queue.leave(createRequest(), leftFor(0, 1_000));
    expect(fill(queue)).toBe(1);
  });

  it("a response with room again, or without the header, lifts the bound", () => {
    const queue = new RequestQueue(clock, 100);
    queue.tryEnter();
    queue.leave(createRequest(), leftFor(0, 1_000));
    queue.tryEnter();
    queue.leave(createRequest(), respond({}));
    expect(fill(queue)).toBe(100);
  });

  it("no room is old news after a second: those in line go on though no response comes", async () => {
    const queue = new RequestQueue(clock, 100);
    queue.tryEnter();
    queue.leave(createRequest(), leftFor(0, 1_000));
    queue.tryEnter();
    let entered = 0;
    for (let count = 0; count < 50; count += 1)
      void queue.enter(createRequest({ timeoutMs: 5000 })).then(() => (entered += 1));
    await clock.pass(999);
    expect(entered).toBe(0);
    await clock.pass(1);
    expect([entered, fill(queue)]).toEqual([50, 49]);
  });

  it("no room is forgotten by the first who comes after that", async () => {
    const queue = new RequestQueue(clock, 100);
    queue.tryEnter();
    queue.leave(createRequest(), leftFor(0, 1_000));
    await clock.pass(1000);
    expect(fill(queue)).toBe(100);
  });

  it.each([
    ["250", 250],
    ["20000", 20_000],
    ["99999999999", 30_000],
    ["0", 1000],
    ["soon", 1000],
  ])("a limit that is new again in %s ms is kept to for %i ms", async (resetMs, keptMs) => {
    const queue = new RequestQueue(clock, 100);
    queue.tryEnter();
    const headers = { "x-bc-ip-rate-limit-requests-quota-left": "0", "x-rate-limit-time-reset-ms": resetMs };
    queue.leave(createRequest(), respond(headers));
    await clock.pass(keptMs - 1);
    expect(fill(queue)).toBe(1);
    await clock.pass(1);
    expect(fill(queue)).toBe(99);
  });

  it("a newer word counts, though it is for a shorter time", async () => {
    const queue = new RequestQueue(clock, 100);
    queue.tryEnter();
    queue.tryEnter();
    const long = { "x-bc-ip-rate-limit-requests-quota-left": "0", "x-rate-limit-time-reset-ms": "30000" };
    queue.leave(createRequest(), respond(long));
    fill(queue);
    const waiting = [1, 2].map(() => queue.enter(createRequest({ timeoutMs: 5000 })));
    queue.leave(createRequest(), leftFor(0, 1_000));
    await clock.pass(1000);
    await Promise.all(waiting);
  });

  it("who waits too long for room is told why, and how many were ahead", async () => {
    const queue = new RequestQueue(clock, 100);
    queue.tryEnter();
    queue.leave(createRequest(), leftFor(0, 1_000));
    queue.tryEnter();
    const outcomes = [1, 2, 3].map(() =>
      queue.enter(createRequest({ timeoutMs: 500 })).catch((error: unknown) => error),
    );
    await clock.pass(500);
    expect(await outcomes[2]).toMatchObject({
      code: "timeout",
      message: expect.stringMatching(/behind 2 others, and at most 1 were on .*BigCommerce's rate limit/),
    });
  });

  it("what is left of a shopper's own limit bounds nobody else", () => {
    const queue = new RequestQueue(clock, 100);
    queue.tryEnter();
    queue.leave(createRequest({ headers: { "true-client-ip": "203.0.113.7" } }), leftFor(0, 1_000));
    expect(fill(queue)).toBe(100);
  });
});
