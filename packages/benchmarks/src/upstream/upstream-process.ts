// BigCommerce as fast as it can be played: fixed answers, no checks. The emulator, which does check, would be the
// slowest part of every measurement of a client.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createUpstreamAnswer } from "./upstream-answer.ts";

const { TLS_KEY_FILE, TLS_CERTIFICATE_FILE } = process.env;
const payload = Buffer.from(JSON.stringify({ iss: "BC", eat: 4_102_444_800 })).toString("base64url");
const token = JSON.stringify({ data: { token: `e30.${payload}.c2lnbmF0dXJl` }, meta: {} });
const answers = new Map<number, string>();

/** `/bytes/100000/graphql` returns about 100 kB; any other address about 4 kB. */
function answerFor(url = ""): string {
  if (url.includes("api-token")) return token;
  const bytes = Number(/\/bytes\/(\d+)/.exec(url)?.[1] ?? 4_000);
  const answer = answers.get(bytes) ?? createUpstreamAnswer(bytes);
  answers.set(bytes, answer);
  return answer;
}

const listener: RequestListener = (request, response) => {
  request.resume();
  request.on("end", () => {
    const body = answerFor(request.url);
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "x-bc-graphql-complexity": "120",
    });
    response.end(body);
  });
};

const tls = TLS_KEY_FILE !== undefined && TLS_CERTIFICATE_FILE !== undefined;
const server = tls
  ? createTlsServer({ key: readFileSync(TLS_KEY_FILE), cert: readFileSync(TLS_CERTIFICATE_FILE) }, listener)
  : createServer(listener);
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
if (typeof address !== "object" || address === null) throw new Error("The server listens on no port.");
process.once("disconnect", () => process.exit(0));
process.send?.({ url: `${tls ? "https" : "http"}://127.0.0.1:${address.port}` });
