import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test, vi } from "vitest";
import { mintToken, postToken } from "../../test/emulator-calls.js";
import { requestWithHost } from "../../test/request-with-host.js";
import { startEmulator } from "../../test/running-emulator.js";
import { textResponse } from "../http/message.js";
import { createEmulator } from "../index.js";
import { unlogged } from "./delivery.js";
import { HttpServer } from "./http-server.js";

test.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "192.168.1.5"])(
  "bound to loopback, the host %s is refused on every path",
  async (host) => {
    const emulator = await startEmulator();
    const token = await mintToken(emulator);
    for (const path of ["/graphql", "/__emulator/reset", "/"]) {
      expect(await requestWithHost(emulator, host, token, path)).toMatchObject({ status: 403 });
    }
    expect(emulator.stats().graphql).toBe(0);
  },
);

test.each(["localhost", "127.0.0.1:80", "[::1]:4010", "LOCALHOST:1", "store-emulator.localhost"])(
  "the host %s is this machine",
  async (host) => {
    const emulator = await startEmulator();
    expect(await requestWithHost(emulator, host, await mintToken(emulator))).toMatchObject({ status: 200 });
  },
);

test("bound to every address, it responds for any host, and its url works on this machine", async () => {
  const emulator = await startEmulator({ host: "0.0.0.0" });
  expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const token = await mintToken(emulator);
  expect(await requestWithHost(emulator, "emulator.internal:4010", token)).toMatchObject({ status: 200 });
});

test("close ends kept-alive connections and delayed responses at once, and frees the port", async () => {
  const emulator = await startEmulator();
  const { port } = new URL(emulator.url);
  const idle = connect(Number(port), "127.0.0.1");
  await new Promise((resolve) => idle.once("connect", resolve));
  const idleClosed = new Promise((resolve) => idle.once("close", resolve));
  idle.on("error", () => {});
  emulator.faults.add([{ on: "mint", delayMs: 60_000 }]);
  const pending = postToken(emulator).catch((error: unknown) => error);
  await expect.poll(() => emulator.stats().tokens.impersonation).toBe(1);
  await Promise.all([emulator.close(), idleClosed]);
  expect(await pending).toBeInstanceOf(Error);
  const next = await startEmulator({ port: Number(port) });
  expect(next.url).toBe(emulator.url);
});

test("a port in use is an error, not a wait", async () => {
  const emulator = await startEmulator();
  await expect(createEmulator({ port: Number(new URL(emulator.url).port) })).rejects.toThrow("EADDRINUSE");
});

test("a body over 1 MiB is 413, whether its length is said or not", async () => {
  const emulator = await startEmulator();
  const body = "x".repeat(1024 * 1024 + 1);
  expect((await postToken(emulator, { body })).status).toBe(413);
  const status = await new Promise((resolve, reject) => {
    const call = request(`${emulator.url}/graphql`, { method: "POST" }, (response) =>
      resolve(response.statusCode),
    );
    call.once("error", reject).write(body);
    call.end();
  });
  expect(status).toBe(413);
  expect((await postToken(emulator)).status).toBe(200);
  expect(emulator.requests()).toHaveLength(1);
});

test("a body that is too large is not waited for, and its connection is closed", async () => {
  const emulator = await startEmulator();
  const { port } = new URL(emulator.url);
  const socket = connect(Number(port), "127.0.0.1");
  let received = "";
  socket.setEncoding("utf8").on("data", (text: string) => {
    received += text;
  });
  socket.write("POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 8000000000\r\n\r\n{");
  await new Promise((resolve) => socket.once("close", resolve));
  expect(received).toContain("HTTP/1.1 413 ");
});

test("a client that does not send its request in time gets 408", async () => {
  const handle = async () => unlogged(textResponse(200, ""));
  const server = await HttpServer.start({
    port: 0,
    host: "127.0.0.1",
    tls: null,
    now: () => new Date(),
    timeouts: { headersTimeout: 40, requestTimeout: 80, connectionsCheckingInterval: 10 },
    screen: async () => ({ bodyLimitBytes: 1000 }),
    handle,
  });
  onTestFinished(() => server.close());
  const slow = (sent: string) =>
    new Promise<string>((resolve) => {
      let received = "";
      const socket = connect(Number(new URL(server.url).port), "127.0.0.1", () => socket.write(sent));
      socket.setEncoding("utf8").on("data", (text: string) => {
        received += text;
      });
      socket.once("close", () => resolve(received)).on("error", () => {});
    });
  const head = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  expect(await slow(head)).toContain("408");
  expect(await slow(`${head}Content-Length: 10\r\n\r\n{`)).toContain("408");
});

test("a client that leaves in the middle of its request breaks nothing and logs nothing", async () => {
  const emulator = await startEmulator();
  const complain = vi.spyOn(console, "error");
  const socket = connect(Number(new URL(emulator.url).port), "127.0.0.1");
  socket.write("POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{");
  await new Promise((resolve) => setTimeout(resolve, 20));
  socket.destroy();
  expect((await postToken(emulator)).status).toBe(200);
  expect(complain).not.toHaveBeenCalled();
  complain.mockRestore();
});

test.each([
  ["no host", ""],
  ["a user before the host", "Host: user@127.0.0.1\r\n"],
  ["a path in the host", "Host: 127.0.0.1/__emulator?\r\n"],
])("a request with %s is 400", async (_what, header) => {
  const { hostname, port } = new URL((await startEmulator()).url);
  const socket = connect(Number(port), hostname);
  socket.end(`GET /localhost/__emulator/stats HTTP/1.0\r\n${header}\r\n`);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
});
