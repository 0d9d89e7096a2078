import { describe, expect, it } from "vitest";
import { systemClock } from "../time/clock.js";
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
