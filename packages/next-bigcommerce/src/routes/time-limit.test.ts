import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RouteRefusal } from "./refusal.js";
import { withTimeLimit } from "./time-limit.js";

const refusal = new RouteRefusal("timeout", "too slow");
const refuse = () => refusal;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("work is given up when its time is over, and its signal says why", async () => {
  let workSignal: AbortSignal | undefined;
  const answer = withTimeLimit(15_000, refuse, (signal) => {
    workSignal = signal;
    return new Promise(() => {});
  }).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(14_999);
  expect(workSignal?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await answer).toBe(refusal);
  expect(workSignal?.reason).toBe(refusal);
});

test("what work returns and throws passes, and no timer is left", async () => {
  const failure = new Error("defect");
  expect(await withTimeLimit(100, refuse, async () => "done")).toBe("done");
  await expect(withTimeLimit(100, refuse, () => Promise.reject(failure))).rejects.toBe(failure);
  expect(vi.getTimerCount()).toBe(0);
});
