import { beforeEach, describe, expect, it } from "vitest";
import { checkDeadline, createDeadline, deadlineError, raceDeadline } from "./deadline.js";
import { createFakeClock, type FakeClock } from "./fake-clock.fixture.js";

let clock: FakeClock;
beforeEach(() => {
  clock = createFakeClock();
});
const endless = () => new Promise<string>(() => {});

/** What a race of `work` against one second, or against `signal`, settles with. */
function race(work: Promise<string>, signal?: AbortSignal): Promise<unknown> {
  const deadline = createDeadline(clock, 1000, signal);
  const giveUp = (): never => {
    throw deadlineError(deadline, "The work");
  };
  return raceDeadline(work, deadline, clock, giveUp).catch((error: unknown) => error);
}

describe("work that races its deadline", () => {
  it("settles as the work does, if that is first", async () => {
    expect(await race(Promise.resolve("done"))).toBe("done");
    expect(await race(Promise.reject("failed"))).toBe("failed");
  });

  it("is given up at the deadline, by the clock that was passed in", async () => {
    let settled: unknown;
    race(endless()).then((value) => {
      settled = value;
    });
    await clock.pass(999);
    expect(settled).toBeUndefined();
    await clock.pass(1);
    expect(settled).toMatchObject({ code: "timeout", message: expect.stringContaining("within 1000 ms") });
  });

  it("is given up when its signal is aborted, or was aborted before", async () => {
    const leaving = new AbortController();
    const left = race(endless(), leaving.signal);
    leaving.abort("gone");
    expect(await left).toMatchObject({ code: "aborted", cause: "gone" });
    const late = race(endless(), leaving.signal);
    await clock.pass(0);
    expect(await late).toMatchObject({ code: "aborted" });
  });

  it("may end with a value instead of an error", async () => {
    const ended = raceDeadline(endless(), createDeadline(clock, 10), clock, () => "given up");
    await clock.pass(10);
    expect(await ended).toBe("given up");
  });
});

it("nothing begins at its deadline, or for a caller that has left", () => {
  const check = (timeoutMs: number, signal?: AbortSignal) => () =>
    checkDeadline(createDeadline(clock, timeoutMs, signal), clock, "The work");
  expect(check(1)).not.toThrow();
  expect(check(0)).toThrow(expect.objectContaining({ code: "timeout" }));
  expect(check(1, AbortSignal.abort())).toThrow(expect.objectContaining({ code: "aborted" }));
});
