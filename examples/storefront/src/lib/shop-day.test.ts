import { expect, test } from "vitest";
import { endOfDay, startOfDay } from "./shop-day";

test.each([
  ["2026-01-15", "2026-01-15T08:00:00.000Z", "2026-01-16T07:59:59.999Z"],
  ["2026-07-15", "2026-07-15T07:00:00.000Z", "2026-07-16T06:59:59.999Z"],
  // The clocks go forward in the night of 8 March 2026, and back on 1 November.
  ["2026-03-08", "2026-03-08T08:00:00.000Z", "2026-03-09T06:59:59.999Z"],
  ["2026-11-01", "2026-11-01T07:00:00.000Z", "2026-11-02T07:59:59.999Z"],
])("%s in Portland lasts from %s to %s", (day, start, end) => {
  expect([startOfDay(day).toISOString(), endOfDay(day).toISOString()]).toEqual([start, end]);
});
