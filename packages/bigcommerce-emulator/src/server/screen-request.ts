import { preflightResponse } from "../graphql/caller.js";
import { graphqlRefusal } from "../graphql/error.js";
import { readBearer } from "../http/authorization.js";
import { type Endpoint, endpointOf } from "../http/endpoint.js";
import { isForeignPage } from "../http/foreign-page.js";
import { isLoopbackHost } from "../http/loopback.js";
import { type HttpResponse, jsonResponse, type RequestHead, textResponse } from "../http/message.js";
import { isServedHost } from "../http/served-host.js";
import { restErrors } from "../rest/error.js";
import type { EmulatorState } from "../state/emulator-state.js";

/** What is decided about a request before its body is read: a response at once, or how much of the body is read. */
export type Screening = { readonly response: HttpResponse } | { readonly bodyLimitBytes: number };

const bodyLimitBytes = 1024 * 1024;
// A store with thousands of products, sent by somebody who may change everything anyway.
const storeLimitBytes = 64 * 1024 * 1024;

/**
 * Refuses what a page of another site can make a browser send, before a byte of the body is read and without a trace
 * in the log. Requests with a token that this emulator issued, or with one of its access tokens, are not refused here:
 * a foreign page has none, and what BigCommerce says to browsers that have one must be said.
 */
export async function screenRequest(state: EmulatorState, head: RequestHead): Promise<Screening> {
  const { allowHosts } = state.settings;
  const hostRefusal = refuseHost(state, head);
  if (hostRefusal !== null) return { response: hostRefusal };
  const endpoint = endpointOf(head.url, allowHosts);
  const response = isForeignPage(head) ? await respondToForeignPage(state, endpoint, head) : null;
  if (response !== null) return { response };
  const isStore = endpoint.kind === "control" && endpoint.action === "store";
  return { bodyLimitBytes: isStore ? storeLimitBytes : bodyLimitBytes };
}

function refuseHost({ settings: { host, allowHosts } }: EmulatorState, { url }: RequestHead) {
  const isOpen = !isLoopbackHost(host) && allowHosts.length === 0;
  if (isOpen || isServedHost(url.hostname, allowHosts)) return null;
  return textResponse(
    403,
    `The emulator serves this machine only and does not respond to requests for the host "${url.host}". To let it respond, start it with --allow-host ${url.hostname}.`,
  );
}

async function respondToForeignPage(
  state: EmulatorState,
  endpoint: Endpoint,
  { method, headers }: RequestHead,
): Promise<HttpResponse | null> {
  switch (endpoint.kind) {
    case "control":
    case "console":
      return jsonResponse(403, { error: "Pages of other sites cannot use the emulator's controls" });
    case "graphql":
      // A preflight carries no token, so that anyone's gets the same. The request itself is checked when it comes.
      return method === "OPTIONS"
        ? preflightResponse(headers.get("origin") ?? "null")
        : refuseUnknownToken(state, headers);
    case "tokens":
    case "rest":
      return refuseUnknownAccount(state, headers);
    case "hosted":
      return refuseSubresource(headers);
    case "unknown":
      return restErrors.gatewayNotFound();
    default:
      return null;
  }
}

async function refuseUnknownToken(state: EmulatorState, headers: Headers): Promise<HttpResponse | null> {
  const { inferred } = state.settings;
  const jwt = readBearer(headers.get("authorization"));
  if (jwt === null) return graphqlRefusal(inferred, 401, "credentials.missing");
  const reading = await state.issuer.read(jwt);
  return "problem" in reading ? graphqlRefusal(inferred, 401, `credentials.${reading.problem}`) : null;
}

function refuseUnknownAccount({ settings }: EmulatorState, headers: Headers): HttpResponse | null {
  const accessToken = headers.get("x-auth-token");
  if (accessToken === null || accessToken === "") return restErrors.accessTokenMissing();
  const isKnown = settings.accounts.some(({ token }) => token === accessToken);
  return isKnown ? null : restErrors.accessTokenInvalid();
}

/** Shoppers come to the hosted pages from the shop, by a navigation; an image or a script of a page does not. */
function refuseSubresource(headers: Headers): HttpResponse | null {
  const mode = headers.get("sec-fetch-mode");
  if (mode === null || mode === "navigate") return null;
  return textResponse(403, "A page of another site can lead to this page, but not load it.");
}
