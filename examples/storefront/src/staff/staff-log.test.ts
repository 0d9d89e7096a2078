import type { BigCommerceEvent } from "next-bigcommerce";
import { expect, test } from "vitest";
import { readStaffLog, recordImpersonation } from "./staff-log";

const event = (correlationId: string): BigCommerceEvent => ({
  type: "impersonation",
  customerId: 41,
  actor: "agent@shop.example",
  reason: "ticket 7",
  operationName: "Orders",
  operationKind: "query",
  correlationId,
  outcome: "allowed",
});

test("it keeps the newest fifty, the newest first, and nothing but impersonations", () => {
  for (let index = 0; index < 60; index += 1) recordImpersonation(event(String(index)));
  recordImpersonation({ type: "token_evicted", reason: "revoked", generation: 1 });
  const ids = readStaffLog().map(({ correlationId }) => correlationId);
  expect(ids).toHaveLength(50);
  expect([ids[0], ids.at(-1)]).toEqual(["59", "10"]);
});
