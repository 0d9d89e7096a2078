import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createFakeClock } from "../time/fake-clock.fixture.js";
import { createClockWarning, createDebugLog, formatEvent, isDebugged } from "./stderr.js";

describe("DEBUG", () => {
  it.each([
    "next-bigcommerce",
    "*",
    "next-*",
    "express,next-bigcommerce",
    "express next-bigcommerce",
    "*,-express",
  ])("%s turns it on", (variable) => {
    expect(isDebugged(variable)).toBe(true);
  });

  it.each([
    undefined,
    "",
    " ",
    "next",
    "next-bigcommerce:token",
    "*,-next-bigcommerce",
    "-*,next-*",
    "nextXbigcommerce",
    "(",
  ])("%s leaves it off", (variable) => {
    expect(isDebugged(variable)).toBe(false);
  });
});

describe("the debug log", () => {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  beforeEach(() => void lines.splice(0));
  afterEach(() => vi.unstubAllEnvs());

  it("writes one line an event where the variable was set when it first looked, and none without it", () => {
    const event = { type: "token_store_recovered", unavailableMs: 70 } as const;
    vi.stubEnv("DEBUG", "next-bigcommerce");
    const on = createDebugLog(write);
    on.listen(event);
    vi.stubEnv("DEBUG", "express");
    const off = createDebugLog(write);
    off.listen(event);
    expect([on.hears?.("token_served"), off.hears?.("token_served")]).toEqual([true, false]);
    expect(lines).toEqual(["next-bigcommerce token_store_recovered unavailableMs=70\n"]);
  });

  it("a text from outside cannot begin a line of its own", () => {
    const audit = {
      customerId: 7,
      actor: "eve\nnext-bigcommerce token_minted",
      reason: 'a "quote"',
    } as const;
    const rest = {
      operationName: undefined,
      operationKind: "query",
      correlationId: "c",
      outcome: "refused",
    } as const;
    const line = formatEvent({ type: "impersonation", ...audit, ...rest });
    expect(line.split("\n")).toHaveLength(1);
    expect(line).not.toContain("operationName");
  });
});

const warningOf = (skewMs: number, applied: boolean) => {
  const warnings: string[] = [];
  createClockWarning((text) => warnings.push(text)).listen({ type: "clock_skew", skewMs, applied });
  return warnings.join("\n");
};

it.each([
  [600_000, true, /600 s behind BigCommerce's/],
  [-600_000, true, /600 s ahead of BigCommerce's/],
  [0, true, /agrees with BigCommerce's again/],
  [86_400_000, false, /differs by 86400 s.*too much to be right/],
] as const)("a skew of %i ms, believed: %s, is reported in words", (skewMs, applied, words) => {
  expect(warningOf(skewMs, applied)).toMatch(words);
});

describe("two servers of BigCommerce whose clocks differ", () => {
  const run = async (seconds: number) => {
    const clock = createFakeClock();
    const warnings: string[] = [];
    const { listen } = createClockWarning((text) => warnings.push(text), clock);
    for (let second = 0; second < seconds; second += 1) {
      listen({ type: "clock_skew", skewMs: second % 2 === 0 ? 12_000 : 0, applied: true });
      await clock.pass(1000);
    }
    return warnings;
  };

  it("are reported once a minute each, not for each request", async () => {
    expect(await run(60)).toHaveLength(2);
    expect(await run(600)).toHaveLength(20);
  });

  it("the next report says how many were left out", async () => {
    const [, , again] = await run(61);
    expect(again).toMatch(/12 s behind.*\(29 more such reports since the last one were left out\)$/);
  });
});

it("that a clock is right again is said at once", async () => {
  const clock = createFakeClock();
  const warnings: string[] = [];
  const { listen } = createClockWarning((text) => warnings.push(text), clock);
  for (const skewMs of [600_000, 0, -600_000]) listen({ type: "clock_skew", skewMs, applied: true });
  expect(warnings).toHaveLength(3);
});
