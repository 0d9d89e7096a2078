import { expect, test } from "vitest";
import { type RecordedRequest, TrafficRecord } from "./traffic-record.js";

const request = (path: string): RecordedRequest => ({
  at: "2026-11-20T12:00:00.000Z",
  method: "GET",
  path,
  status: 200,
  headers: {},
  operationName: null,
  customerId: null,
  tokenKind: null,
  tokenHash: null,
  durationMs: 1,
  complexity: null,
  errors: 0,
  errorMessages: [],
  stubs: [],
});

test("requests are numbered from 1, and found by their number as long as they are kept", () => {
  const traffic = new TrafficRecord();
  for (let number = 1; number <= 1_002; number += 1) traffic.log(request(`/${number}`));
  expect(traffic.latest(2).map(({ number, request: { path } }) => [number, path])).toEqual([
    [1_001, "/1001"],
    [1_002, "/1002"],
  ]);
  expect([2, 3, 1_002, 1_003].map((number) => traffic.find(number)?.path)).toEqual([
    undefined,
    "/3",
    "/1002",
    undefined,
  ]);
});

test("a watcher learns of each request and of a reset, until it stops", () => {
  const traffic = new TrafficRecord();
  const seen: (number | "cleared")[] = [];
  const stop = traffic.watch({
    logged: ({ number }) => seen.push(number),
    cleared: () => seen.push("cleared"),
  });
  traffic.log(request("/a"));
  traffic.logPage(request("/b"));
  traffic.clear();
  traffic.log(request("/c"));
  stop();
  traffic.log(request("/d"));
  expect([seen, traffic.watchers]).toEqual([[1, 2, "cleared", 1], 0]);
});
