import { expect, test } from "vitest";
import { RestQuota } from "./rest-quota.js";

function quotaAt(requests: number, windowMs: number) {
  const time = { nowMs: 1_000_000 };
  return { time, quota: new RestQuota({ requests, windowMs }, { nowMs: () => time.nowMs }) };
}

test("a window lets its quota through and then says how long to wait", () => {
  const { time, quota } = quotaAt(3, 30_000);
  const takes = Array.from({ length: 4 }, () => quota.take());
  expect(takes.map(({ limited }) => limited)).toEqual([false, false, false, true]);
  expect(takes.map(({ headers }) => headers["X-Rate-Limit-Requests-Left"])).toEqual(["2", "1", "0", "0"]);
  time.nowMs += 29_500;
  expect(quota.take().headers).toMatchObject({ "X-Rate-Limit-Time-Reset-Ms": "500", "X-Retry-After": "1" });
  time.nowMs += 500;
  expect(quota.take().limited).toBe(false);
});

test("a clock set back opens a new window instead of a long wait", () => {
  const { time, quota } = quotaAt(1, 30_000);
  quota.take();
  time.nowMs -= 3_600_000;
  expect(quota.take()).toMatchObject({ limited: false, headers: { "X-Rate-Limit-Time-Reset-Ms": "30000" } });
});
