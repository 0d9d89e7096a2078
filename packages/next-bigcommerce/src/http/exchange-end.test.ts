import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { createDeadline } from "../time/deadline.js";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import { createRequest, drivers, outcomeOf } from "./exchange.fixture.js";
import { wasNotSent } from "./failures.js";

let clock: FakeClock;

beforeEach(() => {
  clock = createFakeClock();
});

const failWith = (code: string) => Object.assign(new Error("gone"), { code });
/** The codes of a connection that cannot be made, of one that breaks, and of both. */
const codes = [
  "ECONNRESET",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
];

describe.each(drivers)("the end of an exchange by a handler of %s", (_name, driveBy) => {
  const drive = (signal?: AbortSignal) => driveBy(createRequest(clock, signal), clock);

  it("a request that was given up before it had a connection is aborted when it gets one", async () => {
    const driver = drive();
    const outcome = outcomeOf(driver.answered);
    await clock.pass(1000);
    expect(await outcome).toMatchObject({ code: "timeout" });
    const reasons: unknown[] = [];
    driver.connect((reason) => reasons.push(reason));
    expect(reasons).toEqual([expect.objectContaining({ code: "timeout" })]);
  });

  it("a request whose connection comes after its time, but before the timer of a busy process, is not sent", async () => {
    const driver = drive();
    const outcome = outcomeOf(driver.answered);
    const reasons: unknown[] = [];
    const frozen = clock.freeze(1000);
    driver.connect((reason) => reasons.push(reason));
    await frozen;
    expect(await outcome).toMatchObject({ code: "timeout" });
    expect(reasons).toEqual([expect.objectContaining({ code: "timeout" })]);
  });

  it("a request whose connection comes in the same turn as its end is not sent", async () => {
    const driver = drive();
    const outcome = outcomeOf(driver.answered);
    const passed = clock.pass(1000);
    await undefined;
    const reasons: unknown[] = [];
    driver.connect((reason) => reasons.push(reason));
    await passed;
    expect(reasons).toHaveLength(1);
    expect(await outcome).toMatchObject({ code: "timeout" });
  });

  it("a response that lay unread when the time ended is read", async () => {
    const driver = drive();
    driver.connect(() => expect.unreachable());
    setImmediate(() => {
      driver.head(200);
      driver.data("carried out");
      driver.end();
    });
    await clock.pass(1000);
    expect(await driver.answered).toMatchObject({ status: 200, text: "carried out" });
  });

  it("a connection that breaks as the time ends is what the caller is told", async () => {
    const driver = drive();
    driver.connect(() => {});
    const outcome = outcomeOf(driver.answered);
    setImmediate(() => driver.error(failWith("ECONNRESET")));
    await clock.pass(1000);
    expect(await outcome).toMatchObject({ code: "upstream_unavailable" });
  });

  it.each(codes)("%s before there was a connection means that nothing was sent", async (code) => {
    const driver = drive();
    driver.take();
    driver.error(failWith(code));
    const error = await outcomeOf(driver.answered);
    expect(error).toMatchObject({ code: "upstream_unavailable", retryable: true });
    expect(wasNotSent(error)).toBe(true);
  });

  it.each(codes)("%s after that may mean that it was sent", async (code) => {
    const driver = drive();
    driver.take();
    driver.connect(() => {});
    driver.error(failWith(code));
    expect(wasNotSent(await outcomeOf(driver.answered))).toBe(false);
  });

  it.each(codes)("%s from a dispatcher that did not take it (a mock) is told as it is", async (code) => {
    const driver = drive();
    driver.error(failWith(code));
    driver.take();
    const error = await outcomeOf(driver.answered);
    expect(error).toMatchObject({ cause: { code } });
    expect(wasNotSent(error)).toBe(false);
  });

  describe.each([201, 307, 400, 401, 429, 503])("a %i tells its status", (status) => {
    function refuse(headers: Record<string, string> = {}) {
      const aborted: unknown[] = [];
      const driver = drive();
      driver.connect((reason) => aborted.push(reason));
      driver.head(status, headers);
      return { driver, aborted };
    }

    it("though its body breaks off", async () => {
      const { driver } = refuse();
      driver.error(new Error("gone"));
      expect(await driver.answered).toMatchObject({ status, text: "" });
    });

    it("though its body is not what its coding says", async () => {
      const { driver } = refuse({ "content-encoding": "gzip" });
      driver.data("<html>");
      driver.end();
      expect(await driver.answered).toMatchObject({ status, text: "" });
    });

    it("though its body is too large, which is not read to its end", async () => {
      const { driver, aborted } = refuse();
      driver.data("x".repeat(1001));
      expect(await driver.answered).toMatchObject({ status, text: "" });
      expect(aborted).toHaveLength(1);
    });

    it("though its body decompresses to too much", async () => {
      const { driver } = refuse({ "content-encoding": "gzip" });
      driver.data(gzipSync("0".repeat(1001)));
      driver.end();
      expect(await driver.answered).toMatchObject({ status, text: "" });
    });

    it("though its body does not come within half of the time that is left", async () => {
      const { driver, aborted } = refuse();
      await clock.pass(500);
      expect(await driver.answered).toMatchObject({ status, text: "" });
      expect(aborted).toHaveLength(1);
    });
  });

  it("the body of a refusal is waited for 2 seconds at most, that of a response until the deadline", async () => {
    const longer = () => driveBy({ ...createRequest(clock), deadline: createDeadline(clock, 60_000) }, clock);
    const [refused, answered] = [longer(), longer()];
    for (const [driver, status] of [
      [refused, 503],
      [answered, 200],
    ] as const) {
      driver.connect(() => {});
      driver.head(status);
    }
    await clock.pass(2000);
    expect(await refused.answered).toMatchObject({ status: 503 });
    await clock.pass(57_000);
    answered.end();
    expect(await answered.answered).toMatchObject({ status: 200 });
  });

  it("a caller that leaves is told so, though a refusal was on its way", async () => {
    const leaving = new AbortController();
    const driver = drive(leaving.signal);
    driver.connect(() => {});
    driver.head(503);
    leaving.abort();
    expect(await outcomeOf(driver.answered)).toMatchObject({ code: "aborted" });
  });
});
