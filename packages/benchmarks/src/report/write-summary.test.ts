import { expect, it } from "vitest";
import { writeSummary } from "./write-summary.ts";

const machine = { cpu: "a CPU", cores: 2, memoryGigabytes: 8, node: "v24.0.0", measuredAt: "2026-01-01" };
const at64 = (us: number) => [{ "µs of CPU a request at 64": us }];

it("a figure stands in the summary with its Node, its ratio and its benchmark", () => {
  const result = {
    title: "t",
    machine,
    candidates: [
      { candidate: "raw fetch", rounds: at64(200) },
      { candidate: "next-bigcommerce customer", rounds: at64(90) },
    ],
  };
  const lines = writeSummary(new Map([["graphql-request", result]])).split("\n");
  expect(lines.slice(2)).toEqual([
    "| CPU of `customer.query` | v24.0.0 | 0.45x of raw fetch | graphql-request |",
  ]);
});

it("without results the summary claims nothing", () => {
  expect(writeSummary(new Map()).split("\n")).toHaveLength(2);
});
