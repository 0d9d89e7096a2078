import { inspect } from "node:util";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connectionTo, resetProcessState } from "../connection.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";
import { createMemoryTokenStore, type MemoryTokenStore } from "../store/memory-token-store.fixture.js";
import { systemClock } from "../time/clock.js";

const rotatedAccessToken = "the-next-access-token";
let emulator: Emulator;
let tokenStore: MemoryTokenStore;
beforeEach(async () => {
  const scopes = ["store_storefront_api", "store_storefront_api_customer_impersonation"] as const;
  emulator = await createEmulator({ accessTokens: [{ token: rotatedAccessToken, scopes }] });
  tokenStore = createMemoryTokenStore(systemClock);
});
afterEach(() => emulator.close());

/** As in a process that has just started. */
function startProcess(accessToken = "emulator-access-token") {
  resetProcessState();
  return createBigCommerce({
    ...connectionTo(emulator),
    accessToken,
    tokenStore,
  });
}
const Name = "query Name { site { settings { storeName } } }";

it("a process that never used the token revokes the one the fleet shares", async () => {
  await startProcess().guest.query(Name);
  const cold = startProcess();
  expect(await cold.revokeImpersonationToken()).toEqual({ revoked: true });
  expect(emulator.stats().revocations).toBe(1);
  expect(tokenStore.entries.size).toBe(0);
});

it("a process that still holds a revoked token replaces it at its next request, once", async () => {
  const holder = startProcess();
  await holder.guest.query(Name);
  await startProcess().revokeImpersonationToken();
  const queries = Array.from({ length: 20 }, () => holder.guest.query(Name));
  expect(await Promise.all(queries)).toHaveLength(20);
  expect(emulator.stats().tokens.impersonation).toBe(2);
});

it("an entry that is put back after the revocation is not used again by the process that revoked it", async () => {
  const bigcommerce = startProcess();
  const { token } = await bigcommerce.getImpersonationToken();
  const entries = [...tokenStore.entries];
  await bigcommerce.revokeImpersonationToken();
  for (const [key, entry] of entries) tokenStore.entries.set(key, entry);
  expect((await bigcommerce.getImpersonationToken()).token === token).toBe(false);
});

describe("a revocation that finds BigCommerce's quota used up", () => {
  beforeEach(async () => {
    await emulator.close();
    emulator = await createEmulator({ restQuota: { requests: 2, windowMs: 60_000 } });
    vi.spyOn(console, "warn").mockImplementation(() => {});
  });
  afterEach(() => vi.restoreAllMocks());

  async function statusOf(token: string): Promise<number> {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const body = JSON.stringify({ query: Name });
    return (await fetch(`${emulator.url}/channels/1/graphql`, { method: "POST", headers, body })).status;
  }

  it("can be repeated, and then revokes the token that was no longer in use", async () => {
    const bigcommerce = startProcess();
    const { token } = await bigcommerce.getImpersonationToken();
    await bigcommerce.createImpersonationToken({
      expiresAt: Math.floor(Date.now() / 1000) + 600,
      channelId: 1,
    });
    await expect(bigcommerce.revokeImpersonationToken()).rejects.toMatchObject({ code: "rate_limited" });
    expect(await statusOf(token)).toBe(200);
    expect(inspect(globalThis, { depth: 10 })).not.toContain(token);
    emulator.clock.set({ offsetSeconds: 61 });
    expect(await bigcommerce.revokeImpersonationToken()).toEqual({ revoked: true });
    expect(emulator.stats().revocations).toBe(1);
    expect(await statusOf(token)).toBe(401);
    expect(await bigcommerce.revokeImpersonationToken()).toEqual({ revoked: false });
  });
});

it("after a rotation of the access token two generations live side by side in a store", async () => {
  await startProcess().getImpersonationToken();
  const before = [...tokenStore.entries.keys()];
  const rotated = startProcess(rotatedAccessToken);
  await rotated.getImpersonationToken();
  const after = [...tokenStore.entries.keys()];
  expect(after.filter((key) => before.includes(key))).toEqual(before);
  expect(after).toHaveLength(2);
});

describe("a revocation that fails at BigCommerce", () => {
  it.each([
    [
      { status: 429, headers: { "x-retry-after": "3" } },
      { code: "rate_limited", retryAfterMs: 3000 },
    ],
    [{ status: 503 }, { code: "upstream_unavailable", status: 503, retryable: true }],
    [{ drop: true }, { code: "upstream_unavailable", status: undefined, retryable: true }],
    [{ status: 422 }, { code: "request_rejected", status: 422, retryable: false }],
  ])(
    "with %o: the caller gets the error, and nobody in this process is served that token again",
    async (fault, error) => {
      const bigcommerce = startProcess();
      const { token } = await bigcommerce.getImpersonationToken();
      emulator.faults.add([{ on: "revoke", times: null, ...fault }]);
      await expect(bigcommerce.revokeImpersonationToken()).rejects.toMatchObject(error);
      expect(emulator.requests().filter(({ method }) => method === "DELETE")).toHaveLength(1);
      expect(tokenStore.entries.size).toBe(0);
      expect((await bigcommerce.getImpersonationToken()).token === token).toBe(false);
      expect((await startProcess().getImpersonationToken()).token === token).toBe(false);
    },
  );
});
