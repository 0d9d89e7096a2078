import { expect, test } from "vitest";
import { EmulatorClock } from "./clock.js";
import { TokenLedger } from "./token-ledger.js";

test("100,000 tokens push out the oldest, and a standing token never", () => {
  const ledger = new TokenLedger(new EmulatorClock(), 0);
  ledger.addStanding("standing");
  for (let index = 0; index <= 100_000; index += 1) ledger.add(`token ${index}`);
  expect(ledger.isUsable("token 0")).toBe(false);
  expect(ledger.isUsable("token 1")).toBe(true);
  expect(ledger.isUsable("standing")).toBe(true);
});

test("a standing token can be revoked like any other", () => {
  const ledger = new TokenLedger(new EmulatorClock(), 0);
  ledger.addStanding("standing");
  expect(ledger.revoke("standing")).toBe(true);
  expect(ledger.isUsable("standing")).toBe(false);
  expect(ledger.revoke("no such token")).toBe(false);
});
