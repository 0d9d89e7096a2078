import { expect, test } from "vitest";
import { createFakeClock } from "../time/fake-clock.fixture.js";
import { RouteRefusal } from "./refusal.js";
import { withTimeLimit } from "./time-limit.js";

const refusal = new RouteRefusal("timeout", "too slow");
const limitOf = (timeoutMs: number) => {
  const clock = createFakeClock();
  return { timeoutMs, refuse: () => refusal, clock };
};

test("work is given up when its time is over, and its signal says why", async () => {
  const limit = limitOf(15_000);
  let workSignal: AbortSignal | undefined;
  const outcome = withTimeLimit(limit, (signal) => {
    workSignal = signal;
    return new Promise(() => {});
  }).catch((error: unknown) => error);
  await limit.clock.pass(14_999);
  expect(workSignal?.aborted).toBe(false);
  await limit.clock.pass(1);
  expect(await outcome).toBe(refusal);
  expect(workSignal?.reason).toBe(refusal);
});

test("what work returns and throws passes, and its signal is not aborted afterwards", async () => {
  const limit = limitOf(100);
  const failure = new Error("defect");
  const signals: AbortSignal[] = [];
  const work = (result: Promise<string>) => (signal: AbortSignal) => {
    signals.push(signal);
    return result;
  };
  expect(await withTimeLimit(limit, work(Promise.resolve("done")))).toBe("done");
  await expect(withTimeLimit(limit, work(Promise.reject(failure)))).rejects.toBe(failure);
  await limit.clock.pass(1_000);
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
});
