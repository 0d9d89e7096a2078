import { afterAll, afterEach, beforeAll, beforeEach, onTestFinished } from "vitest";
import { createEmulator, type Emulator, type EmulatorOptions } from "../src/index.js";

/** Starts an emulator and closes it when the test ends. */
export async function startEmulator(options?: EmulatorOptions): Promise<Emulator> {
  const emulator = await createEmulator(options);
  onTestFinished(() => emulator.close());
  return emulator;
}

/** A new emulator for each test of the file. */
export function emulatorForEachTest(options?: EmulatorOptions): Emulator {
  const place: { emulator?: Emulator } = {};
  beforeEach(async () => {
    place.emulator = await createEmulator(options);
  });
  afterEach(() => place.emulator?.close());
  return emulatorIn(place);
}

/** One emulator for all tests of the file. */
export function emulatorForFile(options?: EmulatorOptions): Emulator {
  const place: { emulator?: Emulator } = {};
  beforeAll(async () => {
    place.emulator = await createEmulator(options);
  });
  afterAll(() => place.emulator?.close());
  return emulatorIn(place);
}

/** Stands for the emulator that will run once the hooks have started it. */
function emulatorIn(place: { emulator?: Emulator }): Emulator {
  const running = () => {
    if (place.emulator === undefined) throw new Error("The emulator runs only inside tests and hooks.");
    return place.emulator;
  };
  return {
    get url() {
      return running().url;
    },
    get caCertificate() {
      return running().caCertificate;
    },
    stats: () => running().stats(),
    requests: () => running().requests(),
    mail: () => running().mail(),
    faults: { add: (rules) => running().faults.add(rules), clear: () => running().faults.clear() },
    clock: { set: (setting) => running().clock.set(setting) },
    snapshot: () => running().snapshot(),
    restore: (contents) => running().restore(contents),
    reset: () => running().reset(),
    close: () => running().close(),
  };
}
