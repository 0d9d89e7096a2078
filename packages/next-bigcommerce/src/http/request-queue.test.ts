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
      message: expect.stringContaining("in line behind 1 others"),
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

  it("what is left of a shopper's own limit bounds nobody else", () => {
    const queue = new RequestQueue(clock, 100);
    queue.tryEnter();
    queue.leave(createRequest({ headers: { "true-client-ip": "203.0.113.7" } }), leftFor(0, 1_000));
    expect(fill(queue)).toBe(100);
  });
});
