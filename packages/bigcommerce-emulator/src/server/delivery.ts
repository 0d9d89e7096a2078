import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { HttpResponse } from "../http/message.js";
import type { FaultDrop } from "../state/fault-queue.js";

/** How a response is sent: when, how fast, and where the connection breaks. */
export interface Delivery {
  readonly response: HttpResponse;
  readonly delayMs: number;
  /** Over how long the body is sent. */
  readonly bodyMs: number;
  readonly drop: FaultDrop | null;
}

export interface HandledRequest {
  readonly delivery: Delivery;
  /** To be called once it is known which status the client saw; null if none. */
  readonly finish: (status: number | null) => void;
}

/** A request that leaves nothing in the log, with its response. */
export function unlogged(response: HttpResponse): HandledRequest {
  return { delivery: promptDelivery(response), finish: () => {} };
}

/** A response sent whole and at once. */
export function promptDelivery(response: HttpResponse): Delivery {
  return { response, delayMs: 0, bodyMs: 0, drop: null };
}

/** Sends as much as the delivery says. Returns the status that the client saw, or null. */
export async function deliver(
  outgoing: ServerResponse,
  { response, delayMs, bodyMs, drop }: Delivery,
  now: () => Date,
  closing: AbortSignal,
): Promise<number | null> {
  if (delayMs > 0) await pause(outgoing, delayMs, closing);
  if (outgoing.destroyed || drop === "before_handling" || drop === "before_headers") {
    outgoing.destroy();
    return null;
  }
  if (response.stream !== undefined) return openStream(outgoing, response, response.stream, now);
  const body = Buffer.from(response.body);
  outgoing.setHeader("date", now().toUTCString());
  if (response.status !== 204) outgoing.setHeader("content-length", body.length);
  for (const [name, value] of Object.entries(response.headers)) outgoing.setHeader(name, value);
  outgoing.writeHead(response.status);
  if (drop !== null)
    breakOff(outgoing, drop === "mid_body" ? body.subarray(0, Math.ceil(body.length / 2)) : null);
  else if (bodyMs > 0) await sendSlowly(outgoing, body, bodyMs, closing);
  else outgoing.end(body);
  return response.status;
}

const lingerMs = 500;

/**
 * Responds to a request whose body, if it has one, is not read to its end. The connection stays open for a moment, so
 * that a client that is still sending can read the response, and is then closed.
 */
export async function deliverEarly(
  outgoing: ServerResponse,
  response: HttpResponse,
  now: () => Date,
  closing: AbortSignal,
): Promise<void> {
  if (!isSending(outgoing.req)) {
    await deliver(outgoing, promptDelivery(response), now, closing);
    return;
  }
  const body = Buffer.from(response.body);
  const headers = { ...response.headers, connection: "close", "content-length": body.length };
  outgoing.writeHead(response.status, { date: now().toUTCString(), ...headers });
  outgoing.write(body);
  await closedWithin(outgoing, lingerMs, closing);
  outgoing.destroy();
}

/** Whether the client has, or may have, more of the request to send. */
function isSending({ complete, headers }: IncomingMessage): boolean {
  if (complete) return false;
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

async function closedWithin(outgoing: ServerResponse, ms: number, closing: AbortSignal): Promise<void> {
  const left = new AbortController();
  outgoing.once("close", () => left.abort());
  await wait(ms, undefined, { signal: AbortSignal.any([left.signal, closing]) }).catch(() => {});
}

/** What a client may leave unread of a stream before it is given up. */
const maxUnreadBytes = 4 * 1024 * 1024;

function openStream(
  outgoing: ServerResponse,
  { status, headers }: HttpResponse,
  stream: NonNullable<HttpResponse["stream"]>,
  now: () => Date,
): number {
  outgoing.writeHead(status, { date: now().toUTCString(), ...headers });
  outgoing.flushHeaders();
  const stop = stream((piece) => {
    if (outgoing.destroyed) return;
    outgoing.write(piece);
    if (outgoing.writableLength > maxUnreadBytes) outgoing.destroy();
  });
  outgoing.once("close", stop);
  if (outgoing.destroyed) stop();
  return status;
}

async function pause(outgoing: ServerResponse, ms: number, closing: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: closing }).catch(() => outgoing.destroy());
}

const slowPieces = 10;

async function sendSlowly(
  outgoing: ServerResponse,
  body: Buffer,
  bodyMs: number,
  closing: AbortSignal,
): Promise<void> {
  const pieceBytes = Math.ceil(body.length / slowPieces);
  outgoing.flushHeaders();
  for (let piece = 0; piece < slowPieces && !outgoing.destroyed; piece += 1) {
    await pause(outgoing, bodyMs / slowPieces, closing);
    if (!outgoing.destroyed) outgoing.write(body.subarray(piece * pieceBytes, (piece + 1) * pieceBytes));
  }
  if (!outgoing.destroyed) outgoing.end();
}

function breakOff(outgoing: ServerResponse, sent: Buffer | null): void {
  if (sent === null) outgoing.flushHeaders();
  else outgoing.write(sent);
  // On the next turn of the event loop, so that the written bytes leave before the connection breaks.
  setImmediate(() => outgoing.destroy());
}
