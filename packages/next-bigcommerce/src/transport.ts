import * as http from "node:http";
import * as https from "node:https";
import { urlToHttpOptions } from "node:url";
import * as zlib from "node:zlib";
import type { Clock } from "./clock.js";
import { abortedError, checkDeadline, type Deadline, remainingMs, timeoutError } from "./deadline.js";
import { BigCommerceError } from "./errors.js";
import { HttpAnswer } from "./http-answer.js";

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

const notSentCodes = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
const notSent = new WeakSet<BigCommerceError>();

/** Whether the request behind this failure surely never reached BigCommerce. */
export function wasNotSent(error: unknown): boolean {
  return error instanceof BigCommerceError && notSent.has(error);
}

export function createTransport({ clock, fetch }: TransportOptions): SendRequest {
  const sendOnce = fetch === undefined ? createNodeSender(clock) : createFetchSender(clock, fetch);
  return async (request) => {
    checkDeadline(request.deadline, clock, describe(request));
    const answer = await sendOnce(request);
    if (answer.status >= 300 && answer.status < 400) throw redirectError(request, answer);
    return answer;
  };
}

function describe(request: HttpRequest): string {
  return `${request.method} ${request.url}`;
}

function redirectError(request: HttpRequest, answer: HttpAnswer): BigCommerceError {
  return new BigCommerceError(
    "upstream_malformed",
    `${describe(request)} was answered with a redirect (${answer.status}), which is never followed: it would carry a ` +
      "secret to another address. The URL is probably not the store's permanent one; check BIGCOMMERCE_API_URL and BIGCOMMERCE_STOREFRONT_URL.",
    { status: answer.status },
  );
}

function sizeError(request: HttpRequest): BigCommerceError {
  return new BigCommerceError(
    "response_too_large",
    `${describe(request)} was answered with more than ${request.maxBytes} bytes. Ask for fewer items or fields, ` +
      "or check that the URL leads to BigCommerce.",
  );
}

function connectionError(request: HttpRequest, cause: unknown): BigCommerceError {
  const code = errorCodeOf(cause) ?? "no answer";
  const error = new BigCommerceError(
    "upstream_unavailable",
    `${describe(request)} failed: ${code}. BigCommerce could not be reached or broke the connection. ` +
      "Try again; if it stays, check the URL, DNS and the network of this server.",
    { retryable: true, cause },
  );
  if (notSentCodes.has(code)) notSent.add(error);
  return error;
}

function errorCodeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const code: unknown = Reflect.get(error, "code");
  return typeof code === "string" ? code : errorCodeOf(Reflect.get(error, "cause"));
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
      const onAbort = () => deadline.signal && giveUp(abortedError(describe(request), deadline.signal));
      const timer = setTimeout(
        () => giveUp(timeoutError(describe(request), deadline.timeoutMs)),
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

function createFetchSender(clock: Clock, fetch: typeof globalThis.fetch): SendRequest {
  return async (request) => {
    const { deadline, method, url, body, headers } = request;
    const timeout = AbortSignal.timeout(Math.ceil(remainingMs(deadline, clock)));
    const signal = deadline.signal === undefined ? timeout : AbortSignal.any([timeout, deadline.signal]);
    const sentAtMs = clock.now();
    try {
      const init = {
        method,
        headers,
        body: body ?? null,
        signal,
        redirect: "manual",
        cache: "no-store",
      } as const;
      const response = await fetch(url, init);
      const text = await readFetchedBody(response, request);
      const header = (name: string) => response.headers.get(name) ?? undefined;
      return new HttpAnswer({
        status: response.status,
        header,
        text: text(),
        sentAtMs,
        receivedAtMs: clock.now(),
      });
    } catch (error) {
      if (error instanceof BigCommerceError) throw error;
      if (deadline.signal?.aborted) throw abortedError(describe(request), deadline.signal);
      if (timeout.aborted) throw timeoutError(describe(request), deadline.timeoutMs);
      throw connectionError(request, error);
    }
  };
}

// The text comes in a function: it may hold a token, and an awaited value can be seen in the browser under `next dev`.
async function readFetchedBody(response: Response, request: HttpRequest): Promise<() => string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    bytes += part.value.length;
    if (bytes > request.maxBytes) {
      await reader?.cancel();
      throw sizeError(request);
    }
    chunks.push(part.value);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  return () => text;
}
