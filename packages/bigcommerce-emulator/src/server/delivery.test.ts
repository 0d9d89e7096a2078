import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { HttpResponse } from "../http/message.js";
import { deliver, promptDelivery } from "./delivery.js";

const piece = "x".repeat(256 * 1024);

/** A server whose every response is a stream of pieces without end, and a client that has asked for one. */
async function endlessStream({ reads }: { reads: boolean }) {
  const sent = { pieces: 0, isStopped: false };
  const stream: HttpResponse["stream"] = (send) => {
    const timer = setInterval(() => {
      send(piece);
      sent.pieces += 1;
    }, 1);
    return () => {
      clearInterval(timer);
      sent.isStopped = true;
    };
  };
  const response = { status: 200, headers: { "content-type": "text/event-stream" }, body: "", stream };
  const { signal } = new AbortController();
  const server = createServer(
    (_incoming, outgoing) => void deliver(outgoing, promptDelivery(response), () => new Date(), signal),
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const socket = connect(typeof address === "object" && address !== null ? address.port : 0, "127.0.0.1");
  socket.on("error", () => {});
  if (reads) socket.resume();
  else socket.pause();
  socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  onTestFinished(() => {
    socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { sent, socket };
}

test("a client that does not read its stream is given up before much is kept for it", async () => {
  const { sent } = await endlessStream({ reads: false });
  await expect.poll(() => sent.isStopped, { timeout: 10_000 }).toBe(true);
  // 4 MiB here, and what the two sockets take.
  expect(sent.pieces * piece.length).toBeLessThan(32 * 1024 * 1024);
});

test("a client that reads gets as much as there is, until it leaves", async () => {
  const { sent, socket } = await endlessStream({ reads: true });
  await expect.poll(() => sent.pieces, { timeout: 20_000 }).toBeGreaterThan(200);
  expect(sent.isStopped).toBe(false);
  socket.destroy();
  await expect.poll(() => sent.isStopped, { timeout: 10_000 }).toBe(true);
});
