import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { connectionTo, resetProcessState } from "../connection.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator();
  resetProcessState();
});
afterEach(() => emulator.close());

function connect() {
  return createBigCommerce(connectionTo(emulator));
}
const Name = "query Name { site { settings { storeName } } }";
const expiresAt = () => Math.floor(Date.now() / 1000) + 600;

it("a caller that aborts gets its error at once, and the mint goes on for the others", async () => {
  emulator.faults.add([{ on: "mint", delayMs: 300 }]);
  const bigcommerce = connect();
  const leaving = new AbortController();
  const gone = bigcommerce.getImpersonationToken({ signal: leaving.signal });
  const staying = bigcommerce.getImpersonationToken();
  const goneQuery = bigcommerce.guest.query(Name, {}, { signal: leaving.signal });
  setTimeout(() => leaving.abort(), 50);
  await expect(gone).rejects.toMatchObject({ code: "aborted" });
  await expect(goneQuery).rejects.toMatchObject({ code: "aborted" });
  expect(emulator.stats().tokens.impersonation).toBeLessThanOrEqual(1);
  expect((await staying).expiresAt).toBeGreaterThan(Date.now() / 1000);
  expect(emulator.stats().tokens.impersonation).toBe(1);
});

it("a request of a single caller ends when that caller aborts", async () => {
  emulator.faults.add([{ on: "mint", delayMs: 60_000 }]);
  const created = connect().createImpersonationToken(
    { expiresAt: expiresAt(), channelId: 1 },
    { signal: AbortSignal.timeout(60) },
  );
  await expect(created).rejects.toMatchObject({ code: "aborted" });
});

it("timeoutMs limits a single call, and is checked", async () => {
  emulator.faults.add([{ on: "mint", times: null, delayMs: 2000 }]);
  const bigcommerce = connect();
  await expect(bigcommerce.getImpersonationToken({ timeoutMs: 120 })).rejects.toMatchObject({
    code: "timeout",
  });
  await expect(bigcommerce.getImpersonationToken({ timeoutMs: 5 })).rejects.toMatchObject({
    code: "input_invalid",
  });
});

it("a 429 that asks for more time than is left fails at once", async () => {
  const bigcommerce = connect();
  await bigcommerce.getImpersonationToken();
  emulator.faults.add([{ on: "graphql", times: null, status: 429, headers: { "x-retry-after": "60" } }]);
  // Waiting for either would outlast the test's own time.
  const query = bigcommerce.guest.query(Name, {}, { timeoutMs: 50_000 });
  await expect(query).rejects.toMatchObject({ code: "rate_limited" });
  expect(emulator.stats().statuses["429"]).toBe(1);
});

it("all waits after 429s together end with the deadline", async () => {
  const bigcommerce = connect();
  await bigcommerce.getImpersonationToken();
  const headers = { "x-rate-limit-time-reset-ms": "150" };
  emulator.faults.add([{ on: "graphql", times: null, status: 429, headers }]);
  const query = bigcommerce.guest.query(Name, {}, { timeoutMs: 700 });
  await expect(query).rejects.toMatchObject({ code: "rate_limited" });
  expect(emulator.stats().statuses["429"]).toBeLessThanOrEqual(6);
});
