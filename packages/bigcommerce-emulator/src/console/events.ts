import { type HttpResponse, jsonResponse } from "../http/message.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { NumberedRequest } from "../state/traffic-record.js";
import { overviewOf } from "./overview.js";
import { requestRow } from "./request-row.js";

/** A browser opens no more than 6 to one host. */
const maxStreams = 16;
/** As many as the page shows. */
export const shownRequests = 300;
const flushMs = 100;
const overviewMs = 1_000;
const heartbeatMs = 15_000;

/**
 * Server-sent events for the console: `snapshot` first and after each reset, then `requests` as they end and `overview`
 * when anything else has changed.
 */
export function openEvents(state: EmulatorState): HttpResponse {
  if (state.traffic.watchers >= maxStreams) {
    const error = `${maxStreams} consoles are open. Close one of them.`;
    return jsonResponse(503, { error }, { "retry-after": "10" });
  }
  return {
    status: 200,
    headers: { "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no" },
    body: "",
    stream: (send) => {
      const stream = new EventStream(state, send);
      return () => stream.stop();
    },
  };
}

class EventStream {
  readonly #state: EmulatorState;
  readonly #send: (piece: string) => void;
  readonly #stopWatching: () => void;
  readonly #overviewTimer: NodeJS.Timeout;
  #flushTimer: NodeJS.Timeout | undefined;
  #pending: NumberedRequest[] = [];
  #sentOverview = "";
  #sentAtMs = 0;

  constructor(state: EmulatorState, send: (piece: string) => void) {
    this.#state = state;
    this.#send = send;
    this.#stopWatching = state.traffic.watch({
      logged: (request) => this.#queue(request),
      cleared: () => this.#sendSnapshot(),
    });
    // No timer here keeps a process alive whose work is done.
    this.#overviewTimer = setInterval(() => this.#sendOverview(), overviewMs).unref();
    this.#sendSnapshot();
  }

  stop(): void {
    this.#stopWatching();
    clearInterval(this.#overviewTimer);
    clearTimeout(this.#flushTimer);
  }

  #sendSnapshot(): void {
    this.#pending = [];
    const overview = overviewOf(this.#state);
    this.#sentOverview = JSON.stringify(overview);
    const requests = this.#rows(this.#state.traffic.latest(shownRequests));
    this.#sendEvent("snapshot", { requests, overview });
  }

  /** Requests are sent together, so that a thousand a second are ten events. */
  #queue(request: NumberedRequest): void {
    this.#pending.push(request);
    if (this.#pending.length > shownRequests) this.#pending.shift();
    this.#flushTimer ??= setTimeout(() => this.#flush(), flushMs).unref();
  }

  #flush(): void {
    this.#flushTimer = undefined;
    if (this.#pending.length > 0) this.#sendEvent("requests", this.#rows(this.#pending));
    this.#pending = [];
  }

  #rows(requests: readonly NumberedRequest[]) {
    return requests.map((request) => requestRow(request, this.#state.data));
  }

  #sendOverview(): void {
    const overview = overviewOf(this.#state);
    const text = JSON.stringify(overview);
    if (text !== this.#sentOverview) this.#sendEvent("overview", overview);
    else if (performance.now() - this.#sentAtMs > heartbeatMs) this.#sendPiece(": still here\n\n");
    this.#sentOverview = text;
  }

  #sendEvent(event: "snapshot" | "requests" | "overview", data: unknown): void {
    this.#sendPiece(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  #sendPiece(piece: string): void {
    this.#sentAtMs = performance.now();
    this.#send(piece);
  }
}
