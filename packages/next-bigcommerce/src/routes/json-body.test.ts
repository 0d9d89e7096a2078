import { expect, test } from "vitest";
import { createFakeClock } from "../time/fake-clock.fixture.js";
import { readJsonBody } from "./json-body.js";

function send(body: ReadableStream<Uint8Array>): Request {
  const headers = { "content-type": "application/json" };
  const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
  return new Request("http://shop.example/", init);
}

const bytes = (text: string) => new TextEncoder().encode(text);

test("a body that never ends is refused after 15 seconds, and its stream is given up", async () => {
  const clock = createFakeClock();
  let isGivenUp = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes('{"a":')),
    cancel: () => {
      isGivenUp = true;
    },
  });
  const answer = readJsonBody(send(body), 100, clock).catch((error: unknown) => error);
  await clock.pass(14_999);
  expect(isGivenUp).toBe(false);
  await clock.pass(1);
  expect(await answer).toMatchObject({ answer: { status: 408 } });
  expect(isGivenUp).toBe(true);
});

test("a body in parts is read whole", async () => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of ['{"a"', ":", "1}"]) controller.enqueue(bytes(part));
      controller.close();
    },
  });
  expect(await readJsonBody(send(body), 100)).toEqual({ a: 1 });
});
