import type { BigCommerceEvent } from "next-bigcommerce";
import { expect, test } from "vitest";
import { readStaffLog, recordImpersonation, recordMode } from "./staff-log";

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
  const ids = readStaffLog().map((entry) => entry.type === "impersonation" && entry.correlationId);
  expect(ids).toHaveLength(50);
  expect([ids[0], ids.at(-1)]).toEqual(["59", "10"]);
});

test("a switch of the mode stands among the requests, with who switched it and for whom", () => {
  const staff = { customerId: 41, actor: "agent@shop.example", reason: "ticket 7" };
  recordMode({ type: "changes_allowed", ...staff });
  recordImpersonation(event("between"));
  recordMode({ type: "changes_refused", ...staff });
  const [refused, between, allowed] = readStaffLog();
  expect(allowed).toMatchObject({ type: "changes_allowed", ...staff });
  expect(between).toMatchObject({ type: "impersonation", correlationId: "between" });
  expect(refused).toMatchObject({ type: "changes_refused", ...staff });
  expect(new Set(readStaffLog().map(({ id }) => id)).size).toBe(readStaffLog().length);
});
