import * as http from "node:http";
import * as https from "node:https";
import { urlToHttpOptions } from "node:url";
import * as zlib from "node:zlib";
import type { Clock } from "./clock.js";
import { abortedError, checkDeadline, type Deadline, remainingMs, timeoutError } from "./deadline.js";
import type { BigCommerceError } from "./errors.js";
import { createFetchSender } from "./fetch-sender.js";
import { HttpAnswer } from "./http-answer.js";
import { connectionError, describeRequest, redirectError, sizeError } from "./transport-errors.js";

export interface HttpRequest {
  readonly method: "POST" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Most bytes of the answer, counted after decompression. */
  readonly maxBytes: number;
  readonly deadline: Deadline;
}

/** Sends one request, once. Never follows a redirect, never reads more than `maxBytes`. */
export type SendRequest = (request: HttpRequest) => Promise<HttpAnswer>;

export interface TransportOptions {
  readonly clock: Clock;
  /** Another way to send; default: `node:http` with keep-alive. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

export function createTransport({ clock, fetch }: TransportOptions): SendRequest {
  const sendOnce = fetch === undefined ? createNodeSender(clock) : createFetchSender(clock, fetch);
  return async (request) => {
    checkDeadline(request.deadline, clock, describeRequest(request));
    const answer = await sendOnce(request);
    if (answer.status >= 300 && answer.status < 400) throw redirectError(request, answer);
    return answer;
  };
}

function createNodeSender(clock: Clock): SendRequest {
  const agents: { http?: http.Agent; https?: https.Agent } = {};
  const targets = new Map<string, http.RequestOptions>();
  const targetOf = (url: string): http.RequestOptions => {
    const known = targets.get(url);
    if (known !== undefined) return known;
    const { protocol, hostname, port, path } = urlToHttpOptions(new URL(url));
    const target = { protocol, hostname, port, path };
    targets.set(url, target);
    return target;
  };
  const openRequest = (url: string, options: http.RequestOptions): http.ClientRequest => {
    const target = targetOf(url);
    if (target.protocol === "https:") {
      agents.https ??= new https.Agent({ keepAlive: true });
      return https.request({ ...target, ...options, agent: agents.https });
    }
    agents.http ??= new http.Agent({ keepAlive: true });
    return http.request({ ...target, ...options, agent: agents.http });
  };
  return (request) =>
    new Promise((resolve, reject) => {
      const { deadline, method, url, body } = request;
      const sentAtMs = clock.now();
      const outgoing = openRequest(url, { method, headers: outgoingHeaders(request) });
      const giveUp = (error: BigCommerceError) => {
        finish();
        reject(error);
        outgoing.destroy();
      };
      const onAbort = () =>
        deadline.signal && giveUp(abortedError(describeRequest(request), deadline.signal));
      const timer = setTimeout(
        () => giveUp(timeoutError(describeRequest(request), deadline.timeoutMs)),
        remainingMs(deadline, clock),
      );
      const finish = () => {
        clearTimeout(timer);
        deadline.signal?.removeEventListener("abort", onAbort);
      };
      deadline.signal?.addEventListener("abort", onAbort, { once: true });
      outgoing.on("error", (cause) => giveUp(connectionError(request, cause)));
      outgoing.on("response", (incoming) => {
        readBody(incoming, request, giveUp, (text) => {
          finish();
          resolve(toAnswer(incoming, text, sentAtMs, clock.now()));
        });
      });
      outgoing.end(body);
    });
}

function outgoingHeaders(request: HttpRequest): Record<string, string> {
  const length =
    request.body === undefined ? {} : { "content-length": String(Buffer.byteLength(request.body)) };
  return { ...request.headers, "accept-encoding": "gzip, deflate, br", ...length };
}

function toAnswer(
  incoming: http.IncomingMessage,
  text: string,
  sentAtMs: number,
  receivedAtMs: number,
): HttpAnswer {
  const header = (name: string) => {
    const value = incoming.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  };
  return new HttpAnswer({ status: incoming.statusCode ?? 0, header, text, sentAtMs, receivedAtMs });
}

function decoderFor(
  encoding: string | undefined,
): (NodeJS.ReadWriteStream & { destroy(): void }) | undefined {
  switch (encoding?.trim().toLowerCase()) {
    case "gzip":
    case "x-gzip":
      return zlib.createGunzip();
    case "deflate":
      return zlib.createInflate();
    case "br":
      return zlib.createBrotliDecompress();
    default:
      return undefined;
  }
}

function readBody(
  incoming: http.IncomingMessage,
  request: HttpRequest,
  giveUp: (error: BigCommerceError) => void,
  done: (text: string) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const fail = (cause: unknown) => giveUp(connectionError(request, cause));
  const decoder = decoderFor(incoming.headers["content-encoding"]);
  const body = decoder === undefined ? incoming : incoming.pipe(decoder);
  incoming.on("error", fail);
  decoder?.on("error", fail);
  body.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= request.maxBytes) chunks.push(chunk);
    else {
      decoder?.destroy();
      giveUp(sizeError(request));
    }
  });
  body.on("end", () => done(Buffer.concat(chunks).toString("utf8")));
}
