import { BigCommerceError } from "../errors.js";
import type { Clock } from "../time/clock.js";
import { createDeadline, deadlineError, raceDeadline } from "../time/deadline.js";
import { describeKind, isRecord } from "../values.js";
import { decodeText } from "./body.js";
import { refusalPatienceMs } from "./exchange.js";
import { connectionError, fetchRedirectError, fetchResultError, sizeError } from "./failures.js";
import { describeRequest, type HttpRequest, HttpResponse, type SendRequest } from "./message.js";

type Fetch = typeof globalThis.fetch;

/**
 * Sends with a `fetch` of the app's, which may be anything: the deadline holds for one that ignores its signal too. No
 * failure of it says that nothing was sent: it may have failed at something else, after the response.
 */
export function createFetchSender(clock: Clock, fetch: Fetch): SendRequest {
  return async (request) => {
    const { deadline } = request;
    const exchange: FetchExchange = { request, fetch, clock, ending: new AbortController() };
    const giveUp = () => {
      const error = deadlineError(deadline, describeRequest(request));
      exchange.ending.abort(error);
      if (exchange.refusal === undefined || error.code === "aborted") throw error;
      return exchange.refusal;
    };
    try {
      return await raceDeadline(run(exchange), deadline, clock, giveUp);
    } catch (error) {
      throw error instanceof BigCommerceError ? error : connectionError(request, error);
    }
  };
}

interface FetchExchange {
  readonly request: HttpRequest;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Ends what is still going on. */
  readonly ending: AbortController;
  /** A response whose status says enough, without its body. */
  refusal?: HttpResponse;
}

async function run(exchange: FetchExchange): Promise<HttpResponse> {
  const { request, fetch, clock, ending } = exchange;
  const { method, url, headers, body = null } = request;
  const sentAtMs = clock.now();
  const init = { method, headers, body, redirect: "manual", cache: "no-store" } as const;
  const response = checkResponse(await fetch(url, { ...init, signal: ending.signal }), request);
  const { status } = response;
  const header = (name: string) => response.headers.get(name) ?? undefined;
  const respond = (text: string) =>
    new HttpResponse({ request, status, header, text, sentAtMs, receivedAtMs: clock.now() });
  const reading = readBody(response, request, ending.signal);
  if (status === 200) return respond((await reading)());
  exchange.refusal = respond("");
  return respond((await readRefusal(reading, exchange))());
}

/** The status of a refusal counts even if its body cannot be read, or does not come soon. */
function readRefusal(reading: Promise<() => string>, { request, clock, ending }: FetchExchange) {
  const nothing = () => "";
  const giveUp = () => {
    ending.abort();
    return nothing;
  };
  const patience = createDeadline(clock, refusalPatienceMs(request, clock));
  return raceDeadline(reading, patience, clock, giveUp).catch(() => nothing);
}

/** An app's `fetch` may return what the types do not allow, and so may a test's. */
function checkResponse(response: Response, request: HttpRequest): Response {
  if (!isResponse(response))
    throw fetchResultError(request, `${describeKind(response)} that is not a \`Response\``);
  const { status, type, redirected } = response;
  if (redirected) throw fetchRedirectError(request);
  if (status < 200) throw fetchResultError(request, `a response of type "${type}" with status ${status}`);
  return response;
}

/** Any that works like one: npm has several. */
function isResponse(value: unknown): boolean {
  if (!isRecord(value) || typeof value.status !== "number") return false;
  const { headers, body } = value;
  const isReadable = !isRecord(body) || typeof body.getReader === "function";
  return isRecord(headers) && typeof headers.get === "function" && isReadable;
}

// The text comes in a function: it may hold a token, and an awaited value can be seen in the browser under `next dev`.
async function readBody(
  response: Response,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<() => string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  // Not waited for: to cancel is to ask, and a body that answers nothing would hold the caller after all.
  const cancel = () => void reader?.cancel().catch(() => {});
  signal.addEventListener("abort", cancel, { once: true });
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    bytes += part.value.length;
    if (bytes > request.maxBytes) {
      cancel();
      throw sizeError(request);
    }
    chunks.push(part.value);
  }
  const text = decodeText(Buffer.concat(chunks));
  return () => text;
}
