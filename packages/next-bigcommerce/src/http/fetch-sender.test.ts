import { describe, expect, it } from "vitest";
import { systemClock } from "../time/clock.js";
import { createDeadline } from "../time/deadline.js";
import { createFakeClock } from "../time/fake-clock.fixture.js";
import { wasNotSent } from "./failures.js";
import { createFetchSender } from "./fetch-sender.js";
import { post } from "./request.fixture.js";

describe("a fetch of the app's that ignores its signal", () => {
  const silent = () => new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
  const deaf: [string, typeof globalThis.fetch][] = [
    ["never answers", () => new Promise(() => {})],
    ["answers with a body that never comes", async () => new Response(silent())],
  ];

  it.each(deaf)("%s: it is given up at the deadline", async (_name, fetch) => {
    const send = createFetchSender(systemClock, fetch);
    const sent = send(post("http://127.0.0.1:9/graphql", { timeoutMs: 50 }));
    await expect(sent).rejects.toMatchObject({ code: "timeout", retryable: true });
  });

  it.each(deaf)("%s: an aborted signal ends the request", async (_name, fetch) => {
    const send = createFetchSender(systemClock, fetch);
    const leaving = new AbortController();
    const sent = send(post("http://127.0.0.1:9/graphql", { signal: leaving.signal }));
    setImmediate(() => leaving.abort());
    await expect(sent).rejects.toMatchObject({ code: "aborted" });
  });

  it.each([401, 429, 503])(
    "a %i whose body never comes tells its status before the deadline",
    async (status) => {
      const send = createFetchSender(systemClock, async () => new Response(silent(), { status }));
      const sent = send(post("http://127.0.0.1:9/graphql", { timeoutMs: 50 }));
      expect(await sent).toMatchObject({ status, text: "" });
    },
  );

  it("the body of a refusal is waited for 2 seconds at most", async () => {
    const clock = createFakeClock();
    const send = createFetchSender(clock, async () => new Response(silent(), { status: 503 }));
    const deadline = createDeadline(clock, 60_000);
    const sent = send({ ...post("http://127.0.0.1:9/graphql"), deadline });
    await clock.settle();
    await clock.pass(2000);
    expect(await sent).toMatchObject({ status: 503, text: "" });
  });

  it("a body that is too large and cannot be cancelled is refused at once", async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(600)),
      cancel: () => new Promise(() => {}),
    });
    const send = createFetchSender(systemClock, async () => new Response(endless));
    await expect(send(post("http://127.0.0.1:9/graphql"))).rejects.toMatchObject({
      code: "response_too_large",
    });
  });
});

describe("a fetch of the app's that is not like the platform's", () => {
  const sendWith = (fetch: typeof globalThis.fetch) =>
    createFetchSender(systemClock, fetch)(post("http://127.0.0.1:9/graphql"));
  const like = (parts: object) => Object.defineProperties(new Response("{}"), toProperties(parts));
  const toProperties = (parts: object) =>
    Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, { value }]));
  const ok = { status: 200, headers: new Headers(), body: null };

  it.each([
    ["nothing", undefined, "undefined"],
    ["a string", "{}", "a string"],
    ["parsed JSON", { data: {} }, "an object"],
    ["a mock without headers", { ok: true, status: 200, json: async () => ({}) }, "an object"],
    ["headers that are a plain object", { ...ok, headers: {} }, "an object"],
    ["a body that is a stream of Node's", { ...ok, body: { pipe: () => {} } }, "an object"],
  ])("returns %s: the error names `fetch` and what it returned", async (_name, result, described) => {
    // @ts-expect-error what the types do not allow
    const sent = sendWith(async () => result);
    await expect(sent).rejects.toMatchObject({
      code: "upstream_malformed",
      message: expect.stringContaining(`returned ${described} that is not a \`Response\``),
    });
  });

  it.each([0, 101])("returns status %i, which tells nothing", async (status) => {
    const sent = sendWith(async () => like({ status }));
    await expect(sent).rejects.toThrow(`with status ${status}`);
  });

  it("follows a redirect: what it returns is refused", async () => {
    const sent = sendWith(async () => like({ redirected: true }));
    await expect(sent).rejects.toMatchObject({
      code: "upstream_malformed",
      message: expect.stringMatching(/`fetch`.*followed/),
    });
  });

  it.each(["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "UND_ERR_CONNECT_TIMEOUT"])(
    "fails with %s: that may be something else's, after the response",
    async (code) => {
      const cause = Object.assign(new Error("collector"), { code, syscall: "connect" });
      const sent = sendWith(() => Promise.reject(new TypeError("fetch failed", { cause })));
      const error = await sent.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "upstream_unavailable" });
      expect(wasNotSent(error)).toBe(false);
    },
  );
});
