import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type HttpRequest, textResponse } from "../http/message.js";
import type { Delivery } from "./faults.js";
import type { HandledRequest } from "./handle-request.js";

interface HttpServerOptions {
  readonly port: number;
  readonly host: string;
  readonly now: () => Date;
  /** `serverUrl` is the address as a client on this machine writes it. */
  readonly answer: (request: HttpRequest, serverUrl: string) => Promise<HandledRequest>;
}

interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

const bodyLimitBytes = 16 * 1024 * 1024;

/** Listens, and resolves when it does. */
export async function startHttpServer(options: HttpServerOptions): Promise<RunningServer> {
  const closing = new AbortController();
  let url = "";
  const server = createServer((incoming, response) => {
    serve(options, url, closing.signal, incoming, response).catch((error: unknown) => {
      // A client that left before its request was whole is no failure of the emulator.
      if (incoming.complete) console.error("bigcommerce-emulator failed to answer a request:", error);
      response.destroy();
    });
  });
  // Longer than clients keep a connection, so that none is closed just as it is used again.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => resolve());
  });
  url = urlOf(server.address(), options.host);
  const closed = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const close = () => {
    closing.abort();
    server.close();
    // Clients keep connections open for reuse; waiting for them would make close() wait as long as they like.
    server.closeAllConnections();
    return closed;
  };
  return { url, close };
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === "object" && address !== null ? address.port : 0;
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

async function serve(
  { answer, now }: HttpServerOptions,
  serverUrl: string,
  closing: AbortSignal,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = requestUrl(incoming);
  const body = url === null ? null : await readBody(incoming);
  if (url === null || body === null) {
    const refusal =
      url === null ? textResponse(400, "Bad request") : textResponse(413, "The request body is too large");
    await send(response, { answer: refusal, delayMs: 0, bodyMs: 0, drop: null }, now(), closing);
    return;
  }
  const remoteAddress = incoming.socket.remoteAddress ?? "";
  const request = {
    method: incoming.method ?? "GET",
    url,
    headers: headersOf(incoming),
    body,
    remoteAddress,
  };
  const { delivery, finish } = await answer(request, serverUrl);
  if (delivery.delayMs > 0) {
    await wait(delivery.delayMs, undefined, { signal: closing }).catch(() => response.destroy());
  }
  finish(await send(response, delivery, now(), closing));
}

function requestUrl(incoming: IncomingMessage): URL | null {
  const path = incoming.url ?? "";
  const url = `http://${incoming.headers.host ?? ""}${path}`;
  return path.startsWith("/") && URL.canParse(url) ? new URL(url) : null;
}

// From the raw list, so that a header sent twice shows as both values and not as the first.
function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  }
  return headers;
}

async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > bodyLimitBytes) return null;
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Sends as much as the delivery says; the status the client saw, or null. */
async function send(
  response: ServerResponse,
  { answer, drop, bodyMs }: Delivery,
  date: Date,
  closing: AbortSignal,
): Promise<number | null> {
  if (response.destroyed || drop === "before_handling" || drop === "before_headers") {
    response.destroy();
    return null;
  }
  const body = Buffer.from(answer.body);
  response.setHeader("date", date.toUTCString());
  if (answer.status !== 204) response.setHeader("content-length", body.length);
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  response.writeHead(answer.status);
  if (drop !== null)
    breakOff(response, drop === "mid_body" ? body.subarray(0, Math.ceil(body.length / 2)) : null);
  else if (bodyMs > 0) await sendSlowly(response, body, bodyMs, closing);
  else response.end(body);
  return answer.status;
}

const slowPieces = 10;

async function sendSlowly(
  response: ServerResponse,
  body: Buffer,
  bodyMs: number,
  closing: AbortSignal,
): Promise<void> {
  const pieceBytes = Math.ceil(body.length / slowPieces);
  response.flushHeaders();
  for (let piece = 0; piece < slowPieces && !response.destroyed; piece += 1) {
    await wait(bodyMs / slowPieces, undefined, { signal: closing }).catch(() => response.destroy());
    if (!response.destroyed) response.write(body.subarray(piece * pieceBytes, (piece + 1) * pieceBytes));
  }
  if (!response.destroyed) response.end();
}

function breakOff(response: ServerResponse, sent: Buffer | null): void {
  if (sent === null) response.flushHeaders();
  else response.write(sent);
  // In the next turn, so that what was written has left before the connection breaks.
  setImmediate(() => response.destroy());
}
