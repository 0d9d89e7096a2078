import { afterEach, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { createFresh, minted, Products } from "./create-bigcommerce.fixture.js";
import { createBigCommerce } from "./create-bigcommerce.js";
import { emulator, runEmulator } from "./emulator.fixture.js";
import { createPrivate } from "./private-tokens.fixture.js";

runEmulator();

let warn: MockInstance<typeof console.warn>;
beforeEach(() => {
  warn = vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test.each([
  ["customer impersonation", createFresh, "impersonation"],
  ["private", createPrivate, "private"],
] as const)("of %s tokens, the first query afterwards mints none of its own", async (_, create, kind) => {
  const bigcommerce = create();
  await expect(bigcommerce.warmUp()).resolves.toBeUndefined();
  expect(emulator.stats().tokens[kind]).toBe(1);
  await bigcommerce.guest.query(Products);
  expect(emulator.stats().tokens[kind]).toBe(1);
  expect(warn).not.toHaveBeenCalled();
});

test("a wrong configuration is reported and not thrown, and the first call throws it", async () => {
  const bigcommerce = createBigCommerce({ storeHash: "UPPER", channelIds: [1], accessToken: "access-token" });
  await expect(bigcommerce.warmUp()).resolves.toBeUndefined();
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/^next-bigcommerce: warmUp\(\) .*storeHash/s)]]);
  await expect(bigcommerce.guest.query(Products)).rejects.toMatchObject({ code: "configuration_invalid" });
});

test("a mint that fails is reported without the access token, and not thrown", async () => {
  const accessToken = "not-the-access-token-of-this-store";
  await createFresh({ accessToken }).warmUp();
  expect(warn).toHaveBeenCalledOnce();
  expect(String(warn.mock.calls)).not.toContain(accessToken);
});

test("it waits no longer than timeoutMs, and the mint goes on for the first page", async () => {
  emulator.faults.add([{ on: "mint", delayMs: 400 }]);
  const bigcommerce = createFresh();
  await bigcommerce.warmUp({ timeoutMs: 100 });
  expect(bigcommerce.tokenStatus()).toMatchObject({ state: "empty", minting: true });
  expect(String(warn.mock.calls)).toContain("timeout: ");
  await bigcommerce.guest.query(Products);
  expect(await minted()).toBe(1);
});

test.each([
  ["an object without a prototype", Object.create(null)],
  ["a symbol", Symbol("no")],
  ["nothing", undefined],
])("it reports a failure that is %s", async (_what, thrown) => {
  const options = {};
  Object.defineProperty(options, "tokenStore", {
    enumerable: true,
    get() {
      throw thrown;
    },
  });
  await expect(createBigCommerce(options).warmUp()).resolves.toBeUndefined();
  expect(warn).toHaveBeenCalledOnce();
});

test("a console that throws does not keep the server from starting", async () => {
  warn.mockImplementation(() => {
    throw new Error("no console");
  });
  await expect(createBigCommerce({}).warmUp()).resolves.toBeUndefined();
  expect(warn).toHaveBeenCalledOnce();
});

test("during next build it does nothing", async () => {
  vi.stubEnv("NEXT_PHASE", "phase-production-build");
  await createFresh().warmUp();
  await createBigCommerce({ storeHash: "UPPER" }).warmUp();
  expect(emulator.requests()).toEqual([]);
  expect(warn).not.toHaveBeenCalled();
});
