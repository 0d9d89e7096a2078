import { expect, test } from "vitest";
import { createRequestAllowance } from "./request-allowance";

test("an address has 240 requests in a minute, and another address its own", () => {
  let now = 0;
  const allowance = createRequestAllowance(() => now);
  const asked = Array.from({ length: 241 }, () => allowance.allows("a"));
  expect(asked.filter(Boolean).length).toBe(240);
  expect(allowance.allows("b")).toBe(true);
  now = 60_000;
  expect(allowance.allows("a")).toBe(true);
});
