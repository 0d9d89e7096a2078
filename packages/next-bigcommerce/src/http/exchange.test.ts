import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import { createRequest, drivers, outcomeOf } from "./exchange.fixture.js";

let clock: FakeClock;

beforeEach(() => {
  clock = createFakeClock();
});

describe.each(drivers)("a handler of %s", (_name, driveBy) => {
  const drive = (signal?: AbortSignal) => driveBy(createRequest(clock, signal), clock);

  it("reads status, headers and body, in as many parts as they come", async () => {
    const driver = drive();
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

  it("a request that an interceptor sends to where a redirect pointed is aborted before it is written", async () => {
    const aborted: string[] = [];
    const { connect, answered } = drive();
    connect(() => aborted.push("first"), []);
    connect(() => aborted.push("second"), [new URL("https://store.example/graphql")]);
    await expect(answered).rejects.toMatchObject({ code: "upstream_malformed", retryable: false });
    expect(aborted).toEqual(["second"]);
  });

  it("a request whose caller left is aborted at once", async () => {
    const leaving = new AbortController();
    const driver = drive(leaving.signal);
    const reasons: unknown[] = [];
    driver.connect((reason) => reasons.push(reason));
    leaving.abort();
    expect(await outcomeOf(driver.answered)).toMatchObject({ code: "aborted" });
    expect(reasons).toHaveLength(1);
  });

  it("a 200 whose body breaks off is no response", async () => {
    const driver = drive();
    driver.connect(() => {});
    driver.head(200);
    driver.data("{");
    driver.error(new Error("gone"));
    expect(await outcomeOf(driver.answered)).toMatchObject({ code: "upstream_unavailable" });
  });

  it("a body that decompresses to more than the limit is refused", async () => {
    const driver = drive();
    driver.connect(() => {});
    driver.head(200, { "content-encoding": "gzip" });
    driver.data(gzipSync("0".repeat(1001)));
    driver.end();
    expect(await outcomeOf(driver.answered)).toMatchObject({ code: "response_too_large" });
  });

  it("a switch to another protocol fails at once, and its connection is closed", async () => {
    const driver = drive();
    driver.connect(() => {});
    const destroyed: true[] = [];
    driver.upgrade({ destroy: () => destroyed.push(true) });
    expect(await outcomeOf(driver.answered)).toMatchObject({ code: "upstream_unavailable" });
    expect(destroyed).toHaveLength(1);
  });

  it("what comes after the end changes nothing", async () => {
    const driver = drive();
    driver.connect(() => {});
    driver.head(200);
    driver.end();
    driver.data("more");
    driver.error(new Error("late"));
    await clock.pass(5000);
    expect(await driver.answered).toMatchObject({ status: 200, text: "" });
  });
});
