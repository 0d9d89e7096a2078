import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { giveUpSlowBodies } from "./slow-bodies";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** What a server that gives up after 200 ms sends back over one connection. */
async function answerOf(listener: RequestListener, sent: string): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  ends.push(giveUpSlowBodies(200), () => server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  socket.write(sent);
  return text(socket);
}

const post = "POST / HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\nContent-Length: 5\r\n\r\n";

test("a body that stops on its way ends with 408, whether its reader waits for it or not", async () => {
  expect(await answerOf((request) => void request.resume(), `${post}abc`)).toMatch(/^HTTP\/1\.1 408 /);
  expect(await answerOf(() => {}, post)).toMatch(/^HTTP\/1\.1 408 /);
});

test("a response that has begun ends where it is", async () => {
  const begun = await answerOf((_, response) => void response.write("begun"), `${post}abc`);
  expect(begun).toMatch(/^HTTP\/1\.1 200 .*begun/s);
});

test("a body that is there has all the time that its response takes", async () => {
  const slowly: RequestListener = (request, response) => {
    request.resume();
    setTimeout(() => response.end("done"), 600);
  };
  expect(await answerOf(slowly, `${post}abcde`)).toMatch(/done$/);
  expect(await answerOf(slowly, "GET / HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n")).toMatch(
    /done$/,
  );
});
