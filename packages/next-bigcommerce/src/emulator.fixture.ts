import { createEmulator, type Emulator, type EmulatorOptions } from "bigcommerce-emulator";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { resetProcessState } from "./connection.fixture.js";

export let emulator: Emulator;

/**
 * Runs an emulator for the calling test file, one that refuses what it does not carry out, and each of its tests as in a process that has just started. A call, since
 * test files share this module.
 */
export function runEmulator(options: EmulatorOptions = {}): void {
  beforeAll(async () => {
    emulator = await createEmulator({ stubs: "refuse", ...options });
  });
  afterAll(() => emulator.close());
  beforeEach(() => {
    emulator.reset();
    resetProcessState();
  });
}
