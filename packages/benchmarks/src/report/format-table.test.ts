import { describe, expect, it } from "vitest";
import { formatNumber, formatTable } from "./format-table.ts";

const machine = { cpu: "a CPU", cores: 2, memoryGigabytes: 8, node: "v24.0.0", measuredAt: "2026-01-01" };

describe("a number", () => {
  it.each([
    [1234.56, "1,230"],
    [79.456, "79.5"],
    [1.3049, "1.3"],
    [0.3449, "0.34"],
    [Number.NaN, "–"],
  ])("%d reads %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe("a table", () => {
  const candidates = [
    { candidate: "floor", rounds: [{ ns: 10 }, { ns: 12 }, { ns: 11 }] },
    { candidate: "next-bigcommerce", rounds: [{ ns: 20 }, { ns: 24 }, { ns: 33 }] },
  ];

  it("has medians with their range, and ratios to the baseline where there is one", () => {
    const rows = formatTable({ title: "t", machine, candidates }, () => "floor").split("\n");
    expect(rows[0]).toBe("|  | ns | ratio |");
    expect(rows[2]).toBe("| floor | 11 (10–12) | 1x |");
    expect(rows[3]).toBe("| **next-bigcommerce** | 24 (20–33) | 2x |");
  });

  it("has no ratios without a baseline", () => {
    expect(formatTable({ title: "t", machine, candidates }, undefined)).not.toContain("ratio");
  });

  it("has a column for what only some candidates measure, without a ratio", () => {
    const more = [
      { candidate: "floor", rounds: [{ ns: 10 }, { ns: 12 }] },
      { candidate: "next-bigcommerce", rounds: [{ ns: 20, extra: 5 }] },
    ];
    const rows = formatTable({ title: "t", machine, candidates: more }, () => "floor").split("\n");
    expect(rows[0]).toBe("|  | ns | ratio | extra |");
    expect(rows[2]).toBe("| floor | 11 (10–12) | 1x | – |");
    expect(rows[3]).toBe("| **next-bigcommerce** | 20 | 2x | 5 |");
  });

  it("has ratios to a baseline of each candidate's own", () => {
    const pairs = [
      { candidate: "floor, one", rounds: [{ ns: 10 }] },
      { candidate: "next-bigcommerce, one", rounds: [{ ns: 20 }] },
      { candidate: "floor, many", rounds: [{ ns: 100 }] },
      { candidate: "next-bigcommerce, many", rounds: [{ ns: 50 }] },
    ];
    const baselineOf = (candidate: string) => `floor, ${candidate.split(", ")[1]}`;
    const rows = formatTable({ title: "t", machine, candidates: pairs }, baselineOf).split("\n");
    expect(rows[3]).toBe("| **next-bigcommerce, one** | 20 | 2x |");
    expect(rows[5]).toBe("| **next-bigcommerce, many** | 50 | 0.5x |");
  });
});
