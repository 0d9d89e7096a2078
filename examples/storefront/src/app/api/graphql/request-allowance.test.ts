import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRequestAllowance } from "./request-allowance";

const from = (address: string) => ({ headers: new Headers({ "x-forwarded-for": address }) });
const requests = Array.from({ length: 241 });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("an address has 240 requests in a minute, and another address its own", async () => {
  const allowance = createRequestAllowance("test of addresses");
  const asked = await Promise.all(requests.map(() => allowance.allows(from("192.0.2.1"), null)));
  expect(asked.filter(Boolean).length).toBe(240);
  expect(await allowance.allows(from("192.0.2.2"), null)).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(await allowance.allows(from("192.0.2.1"), null)).toBe(true);
});

test("a customer is counted wherever they are, and not with the address they share", async () => {
  const allowance = createRequestAllowance("test of customers");
  const customer = { customerId: 41 };
  const asked = await Promise.all(
    requests.map((_, index) => allowance.allows(from(`192.0.2.${index}`), customer)),
  );
  expect(asked.filter(Boolean).length).toBe(240);
  expect(await allowance.allows(from("192.0.2.1"), { customerId: 42 })).toBe(true);
  expect(await allowance.allows(from("192.0.2.1"), null)).toBe(true);
});

test("the addresses of one IPv6 network have one allowance", async () => {
  const allowance = createRequestAllowance("test of networks");
  const asked = await Promise.all(
    requests.map((_, index) => allowance.allows(from(`2001:db8::${index.toString(16)}`), null)),
  );
  expect(asked.filter(Boolean).length).toBe(240);
  expect(await allowance.allows(from("2001:db8:0:1::1"), null)).toBe(true);
});
