import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { createDeadline } from "../time/deadline.js";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import { wasNotSent } from "./failures.js";
import { NewHandler, OldHandler } from "./handlers.js";
import type { HttpRequest, HttpResponse } from "./message.js";

/** What a dispatcher does with a handler, in one of its two languages. */
interface Driver {
  readonly answered: Promise<HttpResponse>;
  /** With the addresses that redirected it, if an interceptor sends it again. */
  connect(abort: (reason: Error) => void, history?: readonly unknown[]): void;
  head(status: number, headers?: Record<string, string>): void;
  data(text: string | Buffer): void;
  end(): void;
  error(cause: Error): void;
  upgrade(socket: { destroy(): unknown }): void;
}

let clock: FakeClock;

beforeEach(() => {
  clock = createFakeClock();
});

function createRequest(signal?: AbortSignal): HttpRequest {
  const url = "https://store.example/graphql";
  const deadline = createDeadline(clock, 1000, signal);
  return { method: "POST", url, headers: {}, body: "{}", maxBytes: 1000, deadline };
}

function start<Handler>(Handler: HandlerClass<Handler>, request: HttpRequest) {
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

function driveOld(request: HttpRequest): Driver {
  const { handler, answered } = start(OldHandler, request);
  const toLines = (headers: Record<string, string>) =>
    Object.entries(headers)
      .flat()
      .map((text) => Buffer.from(text, "latin1"));
  return {
    answered,
    connect: (abort, history) => handler.onConnect(abort, { history }),
    head: (status, headers = {}) => void handler.onHeaders(status, toLines(headers)),
    data: (text) => void handler.onData(Buffer.from(text)),
    end: () => handler.onComplete(),
    error: (cause) => handler.onError(cause),
    upgrade: (socket) => handler.onUpgrade(101, [], socket),
  };
}

function driveNew(request: HttpRequest): Driver {
  const { handler, answered } = start(NewHandler, request);
  const toRecord = (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    answered,
    connect: (abort, history) => handler.onRequestStart({ abort }, { history }),
    head: (status, headers = {}) => handler.onResponseStart({}, status, toRecord(headers)),
    data: (text) => handler.onResponseData({}, Buffer.from(text)),
    end: () => handler.onResponseEnd(),
    error: (cause) => handler.onResponseError({}, cause),
    upgrade: (socket) => handler.onRequestUpgrade({}, 101, {}, socket),
  };
}

const outcomeOf = (answered: Promise<unknown>) => answered.catch((error: unknown) => error);

describe.each([
  ["undici 5 to 7", driveOld],
  ["undici since 8", driveNew],
])("a handler of %s", (_name, drive) => {
  it("reads status, headers and body, in as many parts as they come", async () => {
    const driver = drive(createRequest());
    driver.connect(() => {});
    driver.head(103, { link: "</a>; rel=preload" });
    driver.head(418, { "X-Answer": "grüezi", date: "today" });
    driver.data("hel");
    driver.data("lo");
    driver.end();
    const { status, text, header } = await driver.answered.then((response) => ({
      status: response.status,
      text: response.text,
      header: [response.header("x-answer"), response.header("link")],
    }));
    expect([status, text, header]).toEqual([418, "hello", ["grüezi", undefined]]);
  });

  it("a request that was given up before it had a connection is aborted when it gets one", async () => {
    const driver = drive(createRequest());
    const outcome = outcomeOf(driver.answered);
    await clock.pass(1000);
    expect(await outcome).toMatchObject({ code: "timeout" });
    const reasons: unknown[] = [];
    driver.connect((reason) => reasons.push(reason));
    expect(reasons).toEqual([expect.objectContaining({ code: "timeout" })]);
  });

  it("a request that an interceptor sends to where a redirect pointed is aborted before it is written", async () => {
    const aborted: string[] = [];
    const { connect, answered } = drive(createRequest());
    connect(() => aborted.push("first"), []);
    connect(() => aborted.push("second"), [new URL("https://store.example/graphql")]);
    await expect(answered).rejects.toMatchObject({ code: "upstream_malformed", retryable: false });
    expect(aborted).toEqual(["second"]);
  });

  it("a request whose caller left is aborted at once", async () => {
    const leaving = new AbortController();
    const driver = drive(createRequest(leaving.signal));
    const reasons: unknown[] = [];
    driver.connect((reason) => reasons.push(reason));
    leaving.abort();
    expect(await outcomeOf(driver.answered)).toMatchObject({ code: "aborted" });
    expect(reasons).toHaveLength(1);
  });

  it("a failure before there was a connection means that nothing was sent", async () => {
    const driver = drive(createRequest());
    driver.error(Object.assign(new Error("gone"), { code: "ECONNRESET" }));
    const error = await outcomeOf(driver.answered);
    expect(error).toMatchObject({ code: "upstream_unavailable", retryable: true });
    expect(wasNotSent(error)).toBe(true);
  });

  it("a failure after that may mean that it was sent, whatever its code", async () => {
    const driver = drive(createRequest());
    driver.connect(() => {});
    driver.error(Object.assign(new Error("gone"), { code: "ECONNRESET" }));
    expect(wasNotSent(await outcomeOf(driver.answered))).toBe(false);
  });

  it.each([401, 429, 503])("a %i whose body breaks off still tells its status", async (status) => {
    const driver = drive(createRequest());
    driver.connect(() => {});
    driver.head(status);
    driver.error(new Error("gone"));
    expect(await driver.answered).toMatchObject({ status, text: "" });
  });

  it.each([401, 429, 503])(
    "a %i whose body is not what its coding says still tells its status",
    async (status) => {
      const driver = drive(createRequest());
      driver.connect(() => {});
      driver.head(status, { "content-encoding": "gzip" });
      driver.data("<html>");
      driver.end();
      expect(await driver.answered).toMatchObject({ status, text: "" });
    },
  );

  it("a 200 whose body breaks off is no response", async () => {
    const driver = drive(createRequest());
    driver.connect(() => {});
    driver.head(200);
    driver.data("{");
    driver.error(new Error("gone"));
    expect(await outcomeOf(driver.answered)).toMatchObject({ code: "upstream_unavailable" });
  });

  it("a body that decompresses to more than the limit is refused", async () => {
    const driver = drive(createRequest());
    driver.connect(() => {});
    driver.head(200, { "content-encoding": "gzip" });
    driver.data(gzipSync("0".repeat(1001)));
    driver.end();
    expect(await outcomeOf(driver.answered)).toMatchObject({ code: "response_too_large" });
  });

  it("a switch to another protocol fails at once, and its connection is closed", async () => {
    const driver = drive(createRequest());
    driver.connect(() => {});
    const destroyed: true[] = [];
    driver.upgrade({ destroy: () => destroyed.push(true) });
    expect(await outcomeOf(driver.answered)).toMatchObject({ code: "upstream_unavailable" });
    expect(destroyed).toHaveLength(1);
  });

  it("what comes after the end changes nothing", async () => {
    const driver = drive(createRequest());
    driver.connect(() => {});
    driver.head(200);
    driver.end();
    driver.data("more");
    driver.error(new Error("late"));
    await clock.pass(5000);
    expect(await driver.answered).toMatchObject({ status: 200, text: "" });
  });
});
