import { expect, test } from "vitest";
import { createRequestAllowance } from "./request-allowance";

const from = (address: string) => ({ headers: new Headers({ "x-forwarded-for": address }) });
const requests = Array.from({ length: 241 });

test("an address has 240 requests in a minute, and another address its own", () => {
  let now = 0;
  const allowance = createRequestAllowance(() => now);
  const asked = requests.map(() => allowance.allows(from("192.0.2.1"), null));
  expect(asked.filter(Boolean).length).toBe(240);
  expect(allowance.allows(from("192.0.2.2"), null)).toBe(true);
  now = 60_000;
  expect(allowance.allows(from("192.0.2.1"), null)).toBe(true);
});

test("a customer is counted wherever they are, and not with the address they share", () => {
  const allowance = createRequestAllowance(() => 0);
  const customer = { customerId: 41 };
  const asked = requests.map((_, index) => allowance.allows(from(`192.0.2.${index}`), customer));
  expect(asked.filter(Boolean).length).toBe(240);
  expect(allowance.allows(from("192.0.2.1"), { customerId: 42 })).toBe(true);
  expect(allowance.allows(from("192.0.2.1"), null)).toBe(true);
});
