import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { systemClock } from "../time/clock.js";
import { wasNotSent } from "./failures.js";
import { listen, refusingUrl, stopServersAfterEach } from "./listen.fixture.js";
import { post } from "./request.fixture.js";
import { createTransport } from "./transport.js";

stopServersAfterEach();

describe.each([
  ["the platform's dispatcher", undefined],
  ["a fetch of the app's", globalThis.fetch],
] as const)("over %s", (_name, fetch) => {
  const send = createTransport({ clock: systemClock, fetch });

  it("status, headers and text come back", async () => {
    const url = await listen((request, response) => {
      request.resume();
      response.writeHead(418, { "x-answer": String(request.headers["x-test"]) });
      response.end("grüezi");
    });
    const answer = await send(post(url));
    expect([answer.status, answer.header("x-answer"), answer.text]).toEqual([418, "1", "grüezi"]);
  });

  it.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ])("a body in %s is decompressed", async (encoding, compress) => {
    const url = await listen((_request, response) => {
      response.writeHead(200, { "content-encoding": encoding });
      response.end(compress("hello"));
    });
    expect((await send(post(url))).text).toBe("hello");
  });

  it("a small body that decompresses to a large one is refused", async () => {
    const url = await listen((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync("0".repeat(1_000_000)));
    });
    await expect(send(post(url))).rejects.toMatchObject({ code: "response_too_large" });
  });

  it.each([401, 404, 429, 503])("a %i whose body is too large still tells its status", async (status) => {
    const url = await listen((_request, response) => {
      response.writeHead(status, { "content-encoding": "gzip", "retry-after": "7" });
      response.end(gzipSync("0".repeat(1_000_000)));
    });
    const answer = await send(post(url));
    expect([answer.status, answer.text, answer.header("retry-after")]).toEqual([status, "", "7"]);
  });

  it("a refusal whose body stalls is told before the deadline", async () => {
    const url = await listen((_request, response) => {
      response.writeHead(503).write("half");
    });
    expect(await send(post(url, { timeoutMs: 200 }))).toMatchObject({ status: 503, text: "" });
  });

  it("a body without end is cut off at the limit", async () => {
    const url = await listen((_request, response) => {
      const timer = setInterval(() => response.write("x".repeat(200)), 1);
      response.on("close", () => clearInterval(timer));
    });
    await expect(send(post(url))).rejects.toMatchObject({ code: "response_too_large" });
  });

  it("a redirect is never followed", async () => {
    const elsewhere: string[] = [];
    const other = await listen((request, response) =>
      response.end(String(elsewhere.push(request.url ?? ""))),
    );
    const url = await listen((_request, response) => response.writeHead(307, { location: other }).end());
    await expect(send(post(url))).rejects.toMatchObject({
      code: "upstream_malformed",
      status: 307,
      message: expect.stringContaining(new URL(other).host),
    });
    expect(elsewhere).toEqual([]);
  });

  it("a redirect to a host that repeats a secret shows none of it", async () => {
    const secret = "AbC123xyzSecret";
    const location = `https://${secret}.example/`;
    const url = await listen((_request, response) => response.writeHead(302, { location }).end());
    const sent = send(post(url, { headers: { "x-auth-token": secret } }));
    await expect(sent).rejects.toThrow("to [redacted].example (302)");
  });

  it.each([200, 204, 401, 429, 503])(
    "an empty body of a %i that says it is gzip is empty",
    async (status) => {
      const url = await listen((_request, response) => {
        response.writeHead(status, { "content-encoding": "gzip" }).end();
      });
      expect(await send(post(url))).toMatchObject({ status, text: "" });
    },
  );

  it.each([401, 429, 503])("a %i whose body breaks off still tells its status", async (status) => {
    const url = await listen((request, response) => {
      response.writeHead(status, { "content-length": "100" });
      response.write("half", () => request.socket.destroy());
    });
    expect(await send(post(url))).toMatchObject({ status, text: "" });
  });

  it("JSON after a byte order mark is JSON", async () => {
    const url = await listen((_request, response) => response.end('\ufeff{"data":1}'));
    expect((await send(post(url))).json()).toEqual({ data: 1 });
  });

  it("no more requests than allowed are on their way to one host at a time", async () => {
    const bounded = createTransport({ clock: systemClock, fetch, maxConcurrentRequests: 3 });
    let present = 0;
    let most = 0;
    const url = await listen((_request, response) => {
      present += 1;
      most = Math.max(most, present);
      setTimeout(() => {
        present -= 1;
        response.end("ok");
      }, 5);
    });
    await Promise.all(Array.from({ length: 20 }, () => bounded(post(url))));
    expect(most).toBe(3);
  });

  it("a server that does not respond is given up at the deadline", async () => {
    const url = await listen(() => {});
    await expect(send(post(url, { timeoutMs: 50 }))).rejects.toMatchObject({
      code: "timeout",
      retryable: true,
    });
  });

  it("a body that stalls is given up at the deadline", async () => {
    const url = await listen((_request, response) => {
      response.write("half");
    });
    await expect(send(post(url, { timeoutMs: 100 }))).rejects.toMatchObject({ code: "timeout" });
  });

  it("an aborted signal ends the request", async () => {
    const leaving = new AbortController();
    const url = await listen(() => leaving.abort());
    await expect(send(post(url, { signal: leaving.signal }))).rejects.toMatchObject({ code: "aborted" });
  });

  it("the request names the host it is for, with its port, and the length of its body", async () => {
    const seen: unknown[] = [];
    const url = await listen(({ headers, method }, response) => {
      seen.push([method, headers.host, headers["content-length"], headers["transfer-encoding"]]);
      response.end("ok");
    });
    await send(post(url, { body: "grüezi" }));
    expect(seen).toEqual([["POST", new URL(url).host, "7", undefined]]);
  });

  it.each([
    ["value", { "x-test": "1\r\nx-evil: 1" }],
    ["name", { "x-evil: 1\r\nx-test": "1" }],
  ])("a line break in a header's %s is refused, and nothing is sent", async (_part, headers) => {
    const requests: string[] = [];
    const url = await listen((request, response) => response.end(String(requests.push(request.url ?? ""))));
    await expect(send(post(url, { headers }))).rejects.toThrow();
    expect(requests).toEqual([]);
  });

  it("nothing is sent for a caller that is already gone", async () => {
    const requests: string[] = [];
    const url = await listen((request, response) => response.end(String(requests.push(request.url ?? ""))));
    await expect(send(post(url, { signal: AbortSignal.abort() }))).rejects.toMatchObject({ code: "aborted" });
    expect(requests).toEqual([]);
  });

  it("a request whose connection broke before the response may have reached BigCommerce", async () => {
    const url = await listen((request) => request.socket.destroy());
    const error = await send(post(url)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "upstream_unavailable", retryable: true });
    expect(wasNotSent(error)).toBe(false);
  });

  it("a body that is cut off is not a response", async () => {
    const url = await listen((request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => request.socket.destroy());
    });
    await expect(send(post(url))).rejects.toMatchObject({ code: "upstream_unavailable" });
  });

  // An app's `fetch` may fail at something else, after the response.
  it("a request on a refused connection was certainly not sent, if it is the dispatcher that says so", async () => {
    const url = await refusingUrl();
    const error = await send(post(url)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "upstream_unavailable" });
    expect(wasNotSent(error)).toBe(fetch === undefined);
  });
});

it("connections are kept alive", async () => {
  const sockets = new Set<unknown>();
  const url = await listen((request, response) => {
    sockets.add(request.socket);
    request.resume();
    response.end("ok");
  });
  const send = createTransport({ clock: systemClock });
  for (let count = 0; count < 5; count += 1) await send(post(url));
  // A connection is free again just after its response has ended: the pool may have made a second one by then.
  expect(sockets.size).toBeLessThanOrEqual(2);
});

it("a TLS connection asks for the certificate of the host it is for", async () => {
  const hellos: string[] = [];
  const server = createTcpServer((socket) => {
    socket.once("data", (hello) => {
      hellos.push(hello.toString("latin1"));
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  const send = createTransport({ clock: systemClock });
  const sent = send(post(`https://localhost:${port}/graphql`));
  await expect(sent).rejects.toMatchObject({ code: "upstream_unavailable" });
  server.close();
  expect(hellos).toEqual([expect.stringContaining("localhost")]);
});
