import { createEmulator, type Emulator } from "bigcommerce-emulator";
import Keyv from "keyv";
import { afterEach, beforeEach, expect, it } from "vitest";
import { connectionTo, resetProcessState } from "../connection.fixture.js";
import { createBigCommerce } from "../create-bigcommerce.js";
import type { BigCommerceEvent } from "../telemetry/events.js";
import { keyvTokenStore } from "./keyv.js";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator();
});
afterEach(() => emulator.close());

/** An engine whose every call fails, with a secret in its words, as a connection string would be. */
const failing = () => {
  const fail = async (): Promise<never> => {
    throw new Error("postgres://user:hunter2@db refused");
  };
  return { opts: {}, get: fail, set: fail, delete: fail, clear: fail };
};

async function readTwice(keyv: Keyv): Promise<readonly BigCommerceEvent[]> {
  const events: BigCommerceEvent[] = [];
  for (let index = 0; index < 2; index += 1) {
    resetProcessState();
    const bigcommerce = createBigCommerce({
      ...connectionTo(emulator),
      tokenStore: keyvTokenStore(keyv),
      onEvent: (event) => events.push(event),
    });
    await bigcommerce.getImpersonationToken();
  }
  return events;
}

it("a second process takes the token from Keyv", async () => {
  const events = await readTwice(new Keyv());
  expect(events.map(({ type }) => type)).toContain("token_loaded");
  expect(emulator.stats().tokens.impersonation).toBe(1);
});

it("an engine that throws costs one mint per process, fails nobody, and is reported without its words", async () => {
  const events = await readTwice(new Keyv({ store: failing(), throwOnErrors: true }));
  expect(emulator.stats().tokens.impersonation).toBe(2);
  expect(events).toContainEqual(
    expect.objectContaining({ type: "token_store_unavailable", operation: "get", reason: "failed" }),
  );
  expect(JSON.stringify(events)).not.toContain("hunter2");
});

it("an engine whose errors Keyv swallows costs one mint per process and fails nobody", async () => {
  const keyv = new Keyv({ store: failing() });
  keyv.on("error", () => {});
  await readTwice(keyv);
  expect(emulator.stats().tokens.impersonation).toBe(2);
});
