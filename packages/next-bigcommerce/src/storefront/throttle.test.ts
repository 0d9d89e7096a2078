import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { connectionTo, resetProcessState } from "../connection.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";

/** Four queries of complexity 3 at once. */
const inFlightComplexityQuota = 12;
let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator({ seed: 1, inferred: { inFlightComplexityQuota } });
  emulator.faults.add([{ on: "graphql", times: null, delayMs: { minMs: 20, maxMs: 60 } }]);
  resetProcessState();
});
afterEach(() => emulator.close());

it("a burst ten times over the throttle is served within the deadline, with few requests sent again", async () => {
  const bigcommerce = createBigCommerce(connectionTo(emulator));
  const burst = 40;
  const Name = "query Name { site { settings { storeName } } }";
  const answers = await Promise.all(Array.from({ length: burst }, () => bigcommerce.guest.query(Name)));
  expect(answers).toHaveLength(burst);
  const { graphql, statuses } = emulator.stats();
  expect(statuses["429"]).toBeGreaterThan(0);
  expect(graphql).toBeLessThanOrEqual(burst * 4);
  expect(emulator.stats().tokens.impersonation).toBe(1);
}, 15_000);
