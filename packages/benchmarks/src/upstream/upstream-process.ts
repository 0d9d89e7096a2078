// BigCommerce as fast as it can be played: fixed answers, no checks. The emulator, which does check, would be the
// slowest part of every measurement of a client.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { createUpstreamAnswer } from "./upstream-answer.ts";
import { answerHeaders } from "./upstream-headers.ts";

const { TLS_KEY_FILE, TLS_CERTIFICATE_FILE } = process.env;
const payload = Buffer.from(JSON.stringify({ iss: "BC", eat: 4_102_444_800 })).toString("base64url");
const token = JSON.stringify({ data: { token: `e30.${payload}.c2lnbmF0dXJl` }, meta: {} });
const answers = new Map<string, Answer>();

interface Answer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** `/bytes/100000/graphql` returns about 100 kB, `/coding/gzip/graphql` gzip; any other address 6 kB as they are. */
function answerFor(url = ""): Answer {
  const known = answers.get(url) ?? createAnswer(url);
  answers.set(url, known);
  return known;
}

function createAnswer(url: string): Answer {
  const bytes = Number(/\/bytes\/(\d+)/.exec(url)?.[1] ?? 6_000);
  const text = url.includes("api-token") ? token : createUpstreamAnswer(bytes);
  const coding = /\/coding\/(\w+)/.exec(url)?.[1];
  const body = encode(Buffer.from(text), coding);
  const codingHeader = coding === undefined ? {} : { "content-encoding": coding };
  return { body, headers: { ...answerHeaders, ...codingHeader, "content-length": String(body.length) } };
}

/** At the levels that CDNs use. */
function encode(bytes: Buffer, coding: string | undefined): Buffer {
  if (coding === "gzip") return gzipSync(bytes);
  if (coding === "br") return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  return bytes;
}

const listener: RequestListener = (request, response) => {
  request.resume();
  request.on("end", () => {
    const { headers, body } = answerFor(request.url);
    response.writeHead(200, headers);
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
