import { STATUS_CODES } from "node:http";
import { graphqlError } from "../graphql/error.js";
import { type HttpResponse, jsonResponse, withHeaders } from "../http/message.js";
import { restError } from "../rest/error.js";
import type { FaultDrop, FaultRule } from "../state/fault-queue.js";
import { drawLatencyMs } from "../state/latency.js";

/** How an answer leaves: when, and where the connection breaks. */
export interface Delivery {
  readonly answer: HttpResponse;
  readonly delayMs: number;
  /** Over how long the body is sent. */
  readonly bodyMs: number;
  readonly drop: FaultDrop | null;
}

/** Carries out a request under a fault rule, or instead of carrying it out gives the rule's own answer. */
export async function deliverWithFault(
  rule: FaultRule | null,
  handle: () => Promise<HttpResponse>,
  random: () => number,
): Promise<Delivery> {
  if (rule === null) return { answer: await handle(), delayMs: 0, bodyMs: 0, drop: null };
  const drop = rule.drop === true ? "before_handling" : rule.drop || null;
  const delayMs = drawLatencyMs(rule.delayMs ?? 0, random);
  const answer =
    ownResponse(rule) ?? (drop === "before_handling" ? restError(502, "Dropped") : await handle());
  return { answer: withHeaders(answer, { ...rule.headers }), delayMs, bodyMs: rule.bodyMs ?? 0, drop };
}

function ownResponse({ on, status, body }: FaultRule): HttpResponse | null {
  if (body !== undefined) return bodyResponse(status ?? 200, body);
  if (status === undefined) return null;
  const title = STATUS_CODES[status] ?? "Fault";
  return on === "graphql" ? graphqlError(status, title) : restError(status, title, {});
}

function bodyResponse(status: number, body: unknown): HttpResponse {
  if (typeof body !== "string") return jsonResponse(status, body);
  const [first = ""] = body.trimStart();
  const contentType =
    { "<": "text/html", "{": "application/json", "[": "application/json" }[first] ?? "text/plain";
  return { status, headers: { "content-type": `${contentType}; charset=utf-8` }, body };
}
