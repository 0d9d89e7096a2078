import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connectionTo, resetProcessState } from "../connection.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";
import type { BigCommerceEvent } from "../telemetry/events.js";

let emulator: Emulator;
const warnings: unknown[] = [];
beforeEach(async () => {
  warnings.splice(0);
  vi.spyOn(console, "warn").mockImplementation((text) => void warnings.push(text));
  resetProcessState();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await emulator.close();
});

function connect(events: BigCommerceEvent[] = [], tokenLifetimeSeconds = 3600) {
  return createBigCommerce({
    ...connectionTo(emulator),
    tokenLifetimeSeconds,
    onEvent: (event) => events.push(event),
  });
}
const Name = "query Name { site { settings { storeName } } }";

describe.each([
  ["behind", 600],
  ["ahead of", -600],
])("this server's clock is 10 minutes %s BigCommerce's", (side, offsetSeconds) => {
  it("tokens live as long as asked by BigCommerce's clock, are accepted, and a warning says by how much", async () => {
    emulator = await createEmulator();
    emulator.clock.set({ offsetSeconds });
    const events: BigCommerceEvent[] = [];
    const bigcommerce = connect(events);
    await bigcommerce.guest.query(Name);
    expect(emulator.stats()).toMatchObject({ tokens: { impersonation: 1 }, statuses: { "200": 2 } });
    const { clockSkewMs } = bigcommerce.tokenStatus();
    expect(Math.abs(clockSkewMs - offsetSeconds * 1000)).toBeLessThanOrEqual(2000);
    expect(warnings).toEqual([expect.stringMatching(new RegExp(`(599|600|601) s ${side} BigCommerce's`))]);
    expect(events).toContainEqual({ type: "clock_skew", skewMs: clockSkewMs, applied: true });
  });

  it("a life shorter than the drift works too if BigCommerce refuses an expiry in the past", async () => {
    emulator = await createEmulator({ inferred: { pastExpiry: "reject" } });
    emulator.clock.set({ offsetSeconds });
    await connect([], 120).guest.query(Name);
    expect(emulator.stats().tokens.impersonation).toBeLessThanOrEqual(2);
  });
});

it.each([
  ["a day off", { date: new Date(Date.now() + 86_400_000).toUTCString() }],
  ["with Age", { date: new Date(Date.now() + 3_600_000).toUTCString(), age: "3600" }],
  ["garbage", { date: "tomorrow, about noon" }],
])("a Date that lies (%s) changes nothing", async (_name, headers) => {
  emulator = await createEmulator();
  emulator.faults.add([
    { on: "mint", times: null, headers },
    { on: "graphql", times: null, headers },
  ]);
  const bigcommerce = connect();
  for (let query = 0; query < 3; query += 1) await bigcommerce.guest.query(Name);
  expect(bigcommerce.tokenStatus()).toMatchObject({ clockSkewMs: 0, counters: { mints: 1 } });
  expect(warnings.length).toBeLessThanOrEqual(1);
});
