import { createEmulator } from "bigcommerce-emulator";
import { afterEach, expect, it, vi } from "vitest";
import { connectionTo, resetProcessState } from "../connection.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";
import { systemClock } from "../time/clock.js";
import { StorefrontToken } from "../token/storefront-token.js";
import { createMemoryTokenStore } from "./memory-token-store.fixture.js";
import { createTokenSeal } from "./seal.js";

afterEach(() => vi.restoreAllMocks());

it("opening a token passes on when it was sealed; a token that does not open passes on nothing", async () => {
  const told: number[] = [];
  const time = { nowMs: () => 1_750_000_000_123, isAtLeast: (serverMs: number) => void told.push(serverMs) };
  const sealed = createTokenSeal("access-token", "place", "impersonation", time).seal(
    new StorefrontToken("a.b.c", 1_900_000_000),
  );
  createTokenSeal("other", "place", "impersonation", time).open(sealed);
  expect(told).toEqual([]);
  expect(createTokenSeal("access-token", "place", "impersonation", time).open(sealed)?.token).toBe("a.b.c");
  expect(told).toEqual([1_750_000_000_123]);
});

it("a process with a slow clock that only takes tokens from the store learns the time from them, and warns", async () => {
  const emulator = await createEmulator();
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  emulator.clock.set({ offsetSeconds: 600 });
  const tokenStore = createMemoryTokenStore(systemClock);
  const startProcess = () => {
    resetProcessState();
    return createBigCommerce({
      ...connectionTo(emulator),
      tokenStore,
    });
  };
  await startProcess().getImpersonationToken();
  warn.mockClear();
  const loader = startProcess();
  await loader.getImpersonationToken();
  const { clockSkewMs, counters } = loader.tokenStatus();
  expect(counters).toMatchObject({ mints: 0, loads: 1 });
  expect(Math.abs(clockSkewMs - 600_000)).toBeLessThan(3000);
  expect(warn).toHaveBeenCalledOnce();
  await emulator.close();
});
