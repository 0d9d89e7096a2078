import { expect, test } from "vitest";
import { readJsonBody } from "./json-body.js";

function send(body: ReadableStream<Uint8Array>): Request {
  const headers = { "content-type": "application/json" };
  const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
  return new Request("http://shop.example/", init);
}

const bytes = (text: string) => new TextEncoder().encode(text);

test("a body that never ends is given up with its signal, for the signal's reason", async () => {
  const limit = new AbortController();
  const reason = new Error("too slow");
  let isGivenUp = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes('{"a":')),
    cancel: () => {
      isGivenUp = true;
    },
  });
  const answer = readJsonBody(send(body), 100, limit.signal).catch((error: unknown) => error);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isGivenUp).toBe(false);
  limit.abort(reason);
  expect(await answer).toBe(reason);
  expect(isGivenUp).toBe(true);
  await expect(readJsonBody(send(new ReadableStream()), 100, limit.signal)).rejects.toBe(reason);
});

test("a body in parts is read whole", async () => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of ['{"a"', ":", "1}"]) controller.enqueue(bytes(part));
      controller.close();
    },
  });
  expect(await readJsonBody(send(body), 100, new AbortController().signal)).toEqual({ a: 1 });
});

test("a body that was read before is refused, and not an error of its own", async () => {
  const request = send(new Response('{"a":1}').body ?? new ReadableStream());
  await request.text();
  const { signal } = new AbortController();
  await expect(readJsonBody(request, 100, signal)).rejects.toMatchObject({ code: "body_incomplete" });
});
