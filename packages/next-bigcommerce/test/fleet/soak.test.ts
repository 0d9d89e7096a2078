import { expect, it } from "vitest";
import { runSoak } from "./run-soak.ts";
import { findFaults } from "./soak-report.ts";

it("under load, with 20 % of BigCommerce's answers failing, no expired token is handed out, none is withheld, and memory stays flat", async () => {
  const summary = await runSoak({
    seconds: 12,
    processes: 2,
    requestsPerSecond: 60,
    tokenLifetimeSeconds: 10,
    expiryMarginSeconds: 2,
    faults: 0.2,
    // A machine that runs all tests at once may be slow.
    onTheWayMs: 1500,
    seed: 4,
  });
  expect(summary.requests).toBeGreaterThan(500);
  expect(summary.upstream).toMatchObject({ tokens: { impersonation: expect.any(Number) } });
  expect(findFaults(summary)).toEqual([]);
  expect(summary.events.token_served).toBeGreaterThan(500);
  expect(summary.events.graphql_retry).toBeGreaterThan(10);
}, 60_000);
