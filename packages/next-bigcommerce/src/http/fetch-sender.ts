import { BigCommerceError } from "../errors.js";
import type { Clock } from "../time/clock.js";
import { deadlineError, raceDeadline } from "../time/deadline.js";
import { decodeText } from "./body.js";
import { connectionError, sizeError } from "./failures.js";
import { describeRequest, type HttpRequest, HttpResponse, type SendRequest } from "./message.js";

type Fetch = typeof globalThis.fetch;

/** Sends with a `fetch` of the app's, which may be anything: the deadline holds for one that ignores its signal too. */
export function createFetchSender(clock: Clock, fetch: Fetch): SendRequest {
  return async (request) => {
    const { deadline } = request;
    const ending = new AbortController();
    const giveUp = () => {
      const error = deadlineError(deadline, describeRequest(request));
      ending.abort(error);
      throw error;
    };
    try {
      return await raceDeadline(exchange(request, fetch, clock, ending.signal), deadline, clock, giveUp);
    } catch (error) {
      throw error instanceof BigCommerceError ? error : connectionError(request, error);
    }
  };
}

async function exchange(
  request: HttpRequest,
  fetch: Fetch,
  clock: Clock,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const { method, url, headers, body = null } = request;
  const sentAtMs = clock.now();
  const init = { method, headers, body, signal, redirect: "manual", cache: "no-store" } as const;
  const response = await fetch(url, init);
  const { status } = response;
  const text = await readBody(response, request, signal).catch((error: unknown) => {
    // The status of a refusal counts even if its body cannot be read.
    if (status === 200 || error instanceof BigCommerceError || signal.aborted) throw error;
    return () => "";
  });
  const header = (name: string) => response.headers.get(name) ?? undefined;
  return new HttpResponse({ request, status, header, text: text(), sentAtMs, receivedAtMs: clock.now() });
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
