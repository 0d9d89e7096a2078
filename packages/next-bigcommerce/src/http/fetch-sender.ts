import { BigCommerceError } from "../errors.js";
import type { Clock } from "../time/clock.js";
import { abortedError, remainingMs, timeoutError } from "../time/deadline.js";
import { connectionError, describeRequest, sizeError } from "./failures.js";
import { HttpAnswer } from "./message.js";
import type { HttpRequest, SendRequest } from "./transport.js";

type Fetch = typeof globalThis.fetch;

/** Sends with a `fetch` of the app's, which may be anything: the deadline holds for one that ignores its signal too. */
export function createFetchSender(clock: Clock, fetch: Fetch): SendRequest {
  return async (request) => {
    const { deadline } = request;
    const what = describeRequest(request);
    const ending = new AbortController();
    const onAbort = () => deadline.signal && ending.abort(abortedError(what, deadline.signal));
    const onTimeout = () => ending.abort(timeoutError(what, deadline.timeoutMs));
    const timer = setTimeout(onTimeout, remainingMs(deadline, clock));
    deadline.signal?.addEventListener("abort", onAbort, { once: true });
    try {
      return await Promise.race([rejectionBy(ending.signal), exchange(request, fetch, clock, ending.signal)]);
    } catch (error) {
      throw error instanceof BigCommerceError ? error : connectionError(request, error);
    } finally {
      clearTimeout(timer);
      deadline.signal?.removeEventListener("abort", onAbort);
    }
  };
}

function rejectionBy(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason), { once: true }),
  );
}

async function exchange(
  request: HttpRequest,
  fetch: Fetch,
  clock: Clock,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const { method, url, headers, body = null } = request;
  const sentAtMs = clock.now();
  const init = { method, headers, body, signal, redirect: "manual", cache: "no-store" } as const;
  const response = await fetch(url, init);
  const text = await readBody(response, request, signal);
  const header = (name: string) => response.headers.get(name) ?? undefined;
  const { status } = response;
  return new HttpAnswer({ status, header, text: text(), sentAtMs, receivedAtMs: clock.now() });
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
  const text = Buffer.concat(chunks).toString("utf8");
  return () => text;
}
