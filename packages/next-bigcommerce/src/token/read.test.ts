import { beforeEach, describe, expect, it } from "vitest";
import { type BigCommerceEvent, createTelemetry } from "../telemetry/events.js";
import { createTokenReading } from "./read.js";
import { openSlot, TokenRecord, type TokenSlot } from "./slot.js";

const marginMs = 1_000;
const times = { expiresAt: 100, refreshAtMs: 80_000, mintedAtMs: 0, generation: 1 };
let slots = 0;
let slot: TokenSlot;
let atMs: number;
let looks: number;
let isHeard: boolean;
let refreshes: number;
let heard: BigCommerceEvent[];

function createReading() {
  const hears = () => {
    looks += 1;
    return isHeard;
  };
  const listen = (event: BigCommerceEvent) => void heard.push(event);
  return createTokenReading({
    slot,
    telemetry: createTelemetry([{ hears, listen }]),
    nowMs: () => atMs,
    validUntilMs: ({ expiresAt }) => expiresAt * 1000 - marginMs,
    onRefreshDue: () => {
      refreshes += 1;
    },
  });
}

function readAt(reading: ReturnType<typeof createReading>, ms: number): string | undefined {
  atMs = ms;
  return reading.read()?.token;
}

beforeEach(() => {
  slots += 1;
  slot = openSlot(`token-reading.test ${slots}`);
  slot.token = new TokenRecord("a.b.c", times);
  [atMs, looks, isHeard, refreshes, heard] = [0, 0, false, 0, []];
});

it("whether anybody hears of reads is looked up once a second, and again when the clock was set back", () => {
  const reading = createReading();
  for (const ms of [5_000, 5_001, 5_999]) readAt(reading, ms);
  expect(looks).toBe(1);
  readAt(reading, 6_000);
  expect(looks).toBe(2);
  readAt(reading, 4_000);
  expect(looks).toBe(3);
});

it("a listener that begins to hear is told of reads after a second at the latest, and of every one then", () => {
  const reading = createReading();
  readAt(reading, 5_000);
  isHeard = true;
  for (const ms of [5_999, 6_000, 6_001]) readAt(reading, ms);
  const served = { type: "token_served", source: "process", generation: 1, waitMs: 0 };
  expect(heard).toEqual([served, served]);
});

it("every read is counted", () => {
  const reading = createReading();
  for (const ms of [1, 2, 3, 2_000]) readAt(reading, ms);
  isHeard = true;
  for (const ms of [5_000, 5_001]) readAt(reading, ms);
  reading.readAfter(10);
  expect(slot.counters.hits).toBe(7);
});

it("all reads of one record answer the same token", () => {
  const reading = createReading();
  const first = reading.read();
  atMs = 90_000;
  expect(reading.read()).toBe(first);
});

describe("what happens within the second of a read is heeded at once:", () => {
  it("an evicted token", () => {
    const reading = createReading();
    readAt(reading, 5_000);
    slot.token = undefined;
    expect(readAt(reading, 5_001)).toBeUndefined();
  });

  it("a newer token", () => {
    const reading = createReading();
    readAt(reading, 5_000);
    slot.token = new TokenRecord("d.e.f", { ...times, generation: 2 });
    expect(readAt(reading, 5_001)).toBe("d.e.f");
  });

  it("a refresh that is due", () => {
    const reading = createReading();
    readAt(reading, 79_999);
    expect(refreshes).toBe(0);
    readAt(reading, 80_000);
    readAt(reading, 80_001);
    expect(refreshes).toBe(2);
  });

  it("the margin of the expiry, whenever the refresh was to be", () => {
    slot.token = new TokenRecord("a.b.c", { ...times, refreshAtMs: 500_000 });
    const reading = createReading();
    expect(readAt(reading, 98_999)).toBe("a.b.c");
    expect(readAt(reading, 99_000)).toBeUndefined();
  });
});
