import { STATUS_CODES } from "node:http";
import { graphqlError } from "../graphql/error.js";
import { readBearer } from "../http/authorization.js";
import type { Endpoint } from "../http/endpoint.js";
import { type HttpRequest, type HttpResponse, jsonResponse, withHeaders } from "../http/message.js";
import { restError } from "../rest/error.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { FaultRule } from "../state/fault-queue.js";
import { drawLatencyMs } from "../state/latency.js";
import { type Delivery, promptDelivery } from "./delivery.js";

/** Which fault rules a request can fall under; null if none. */
export function faultTarget(endpoint: Endpoint, method: string): FaultRule["on"] | null {
  if (endpoint.kind === "graphql") return method === "POST" ? "graphql" : null;
  if (endpoint.kind !== "tokens") return null;
  if (method === "POST") return "mint";
  return method === "DELETE" && endpoint.tokenKind === "storefront" ? "revoke" : null;
}

/** Handles a request under a fault rule, or responds as the rule says without handling it. */
export async function handleWithFault(
  rule: FaultRule | null,
  handle: () => Promise<HttpResponse>,
  random: () => number,
): Promise<Delivery> {
  if (rule === null) return promptDelivery(await handle());
  const drop = rule.drop === true ? "before_handling" : rule.drop || null;
  const delayMs = drawLatencyMs(rule.delayMs ?? 0, random);
  const response =
    ruleResponse(rule) ?? (drop === "before_handling" ? restError(502, "Dropped") : await handle());
  return { response: withHeaders(response, { ...rule.headers }), delayMs, bodyMs: rule.bodyMs ?? 0, drop };
}

function ruleResponse({ on, status, body }: FaultRule): HttpResponse | null {
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

/** As if somebody had revoked the request's token while the request was on its way. */
export async function revokeTokenOf(state: EmulatorState, { headers }: HttpRequest): Promise<void> {
  const reading = await state.issuer.read(readBearer(headers.get("authorization")) ?? "");
  if ("token" in reading && state.ledger.revoke(reading.token.id)) state.traffic.countRevocation();
}
