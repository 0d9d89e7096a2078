import { createDeadline } from "../time/deadline.js";
import type { FakeClock } from "../time/fake-clock.fixture.js";
import { NewHandler, OldHandler } from "./handlers.js";
import type { HttpRequest, HttpResponse } from "./message.js";

/** What a dispatcher does with a handler, in one of its two languages. */
export interface Driver {
  readonly answered: Promise<HttpResponse>;
  /** It has taken the request. */
  take(): void;
  /** With the addresses that redirected it, if an interceptor sends it again. */
  connect(abort: (reason: Error) => void, history?: readonly unknown[]): void;
  head(status: number, headers?: Record<string, string>): void;
  data(text: string | Buffer): void;
  end(): void;
  error(cause: Error): void;
  upgrade(socket: { destroy(): unknown }): void;
}

export function createRequest(clock: FakeClock, signal?: AbortSignal): HttpRequest {
  const url = "https://store.example/graphql";
  const deadline = createDeadline(clock, 1000, signal);
  return { method: "POST", url, headers: {}, body: "{}", maxBytes: 1000, deadline };
}

function start<Handler>(Handler: HandlerClass<Handler>, request: HttpRequest, clock: FakeClock) {
  const started: { handler?: Handler } = {};
  const answered = new Promise<HttpResponse>((resolve, reject) => {
    started.handler = new Handler(request, clock, resolve, reject);
  });
  if (started.handler === undefined) throw new Error("no handler");
  return { handler: started.handler, answered };
}

type HandlerClass<Handler> = new (
  request: HttpRequest,
  clock: FakeClock,
  resolve: (response: HttpResponse) => void,
  reject: (error: unknown) => void,
) => Handler;

function driveOld(request: HttpRequest, clock: FakeClock): Driver {
  const { handler, answered } = start(OldHandler, request, clock);
  const toLines = (headers: Record<string, string>) =>
    Object.entries(headers)
      .flat()
      .map((text) => Buffer.from(text, "latin1"));
  return {
    answered,
    take: () => {
      handler.isDispatched = true;
    },
    connect: (abort, history) => handler.onConnect(abort, { history }),
    head: (status, headers = {}) => void handler.onHeaders(status, toLines(headers)),
    data: (text) => void handler.onData(Buffer.from(text)),
    end: () => handler.onComplete(),
    error: (cause) => handler.onError(cause),
    upgrade: (socket) => handler.onUpgrade(101, [], socket),
  };
}

function driveNew(request: HttpRequest, clock: FakeClock): Driver {
  const { handler, answered } = start(NewHandler, request, clock);
  const toRecord = (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    answered,
    take: () => {
      handler.isDispatched = true;
    },
    connect: (abort, history) => handler.onRequestStart({ abort }, { history }),
    head: (status, headers = {}) => handler.onResponseStart({}, status, toRecord(headers)),
    data: (text) => handler.onResponseData({}, Buffer.from(text)),
    end: () => handler.onResponseEnd(),
    error: (cause) => handler.onResponseError({}, cause),
    upgrade: (socket) => handler.onRequestUpgrade({}, 101, {}, socket),
  };
}

/** The two languages, for `describe.each`. */
export const drivers = [
  ["undici 5 to 7", driveOld],
  ["undici since 8", driveNew],
] as const;

export const outcomeOf = (answered: Promise<unknown>) => answered.catch((error: unknown) => error);
