import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { instruments } from "./metrics.js";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? "").sort();
const page = read("../../docs/telemetry.md");

test("docs/telemetry.md lists each event and no other", () => {
  const events = found(read("events.ts"), /readonly type: "(\w+)"/g);
  expect(events.length).toBeGreaterThan(10);
  expect(found(page, /^\| `([a-z_]+)` +\|/gm)).toEqual(events);
});

test("docs/telemetry.md lists each metric and no other", () => {
  const metrics = Object.keys(instruments).sort();
  expect(found(page, /^\| `next_bigcommerce\.([\w.]+)` +\|/gm)).toEqual(metrics);
});
