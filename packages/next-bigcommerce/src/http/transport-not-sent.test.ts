import { describe, expect, it } from "vitest";
import { systemClock } from "../time/clock.js";
import { listen, stopServersAfterEach } from "./listen.fixture.js";
import { post } from "./request.fixture.js";
import { createTransport } from "./transport.js";

stopServersAfterEach();

it("a request whose caller has left by the time its turn comes is not sent", async () => {
  // One of these moments lies between its turn and its being sent.
  for (let turns = 0; turns < 60; turns += 1) {
    const leaving = new AbortController();
    const sentFor: boolean[] = [];
    const fetch = async () => {
      sentFor.push(leaving.signal.aborted);
      return new Response("ok");
    };
    const send = createTransport({ clock: systemClock, fetch, maxConcurrentRequests: 1 });
    const url = "http://127.0.0.1:9/graphql";
    const all = [send(post(url)), send(post(url, { signal: leaving.signal }))];
    for (let turn = 0; turn < turns; turn += 1) await undefined;
    leaving.abort();
    await Promise.allSettled(all);
    expect(sentFor).not.toContain(true);
    await expect(send(post(url))).resolves.toMatchObject({ status: 200 });
  }
});

describe("in a process that was busy past the deadline, whose timers have not run yet", () => {
  /** A clock that can leap, with timers that cannot. */
  function createLeapingSend(maxConcurrentRequests = 128) {
    const leap = { byMs: 0 };
    const clock = { ...systemClock, now: () => Date.now() + leap.byMs };
    return { leap, send: createTransport({ clock, maxConcurrentRequests }) };
  }

  it("a request whose connection is there only now is not sent", async () => {
    const requests: unknown[] = [];
    const url = await listen((request, response) => response.end(String(requests.push(request.url))));
    const { send, leap } = createLeapingSend();
    const sent = send(post(url));
    leap.byMs = 10_000;
    await expect(sent).rejects.toMatchObject({ code: "timeout" });
    // Had it been written, it would have come before this one.
    await send(post(url, { timeoutMs: 60_000 }));
    expect(requests).toHaveLength(1);
  });

  it("a request whose turn comes only now is not sent", async () => {
    let requests = 0;
    const { send, leap } = createLeapingSend(1);
    const url = await listen((_request, response) => {
      requests += 1;
      leap.byMs = 10_000;
      response.end("ok");
    });
    const [first, second] = [send(post(url, { timeoutMs: 60_000 })), send(post(url))];
    await first;
    await expect(second).rejects.toMatchObject({ code: "timeout" });
    expect(requests).toBe(1);
  });
});
