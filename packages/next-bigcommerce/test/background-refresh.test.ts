import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { createNextApp } from "./next-app.js";
import type { RunningApp } from "./next-server.js";
import { readPage, signIn } from "./shopper.js";
import { emulatorEnvironment, shopAccessToken } from "./store.js";

/** Past the refresh time of a token of an hour, which is 54 minutes at the latest, and short of its margin. */
const offsetSeconds = 58 * 60;

describe.each(["next16", "next15"] as const)("a token past its refresh time, in an app on %s", (next) => {
  let emulator: Emulator;
  let start: () => Promise<RunningApp>;

  beforeAll(async () => {
    emulator = await createEmulator({ accessToken: shopAccessToken });
    const created = await createNextApp({ installation: inject("installations")[next] });
    const built = await created.build();
    if (built.status !== 0) throw new Error(built.output);
    start = () => created.start({ ...emulatorEnvironment(emulator), DEBUG: "next-bigcommerce" });
  });
  afterAll(() => emulator?.close());

  /** An app that holds such a token and knows it: answers of BigCommerce told it the time. */
  async function startWithOldToken() {
    emulator.reset();
    const app = await start();
    const cookie = await signIn(app, "retail@example.com");
    const readAccount = () => readPage(`${app.url}/account`, cookie);
    await readAccount();
    emulator.clock.set({ offsetSeconds });
    return { app, readAccount };
  }

  const count = (app: RunningApp, pattern: RegExp) => app.log().match(pattern)?.length ?? 0;
  const refreshed = /token_minted .*refresh=true/g;

  test("pages are served at once with the old token, and the ones after the mint with the new one", async () => {
    const { app, readAccount } = await startWithOldToken();
    emulator.faults.add([{ on: "mint", delayMs: 400 }]);
    await vi.waitFor(async () => {
      await readAccount();
      expect(count(app, refreshed)).toBe(1);
    }, 10_000);
    await readAccount();
    expect(emulator.stats().tokens.impersonation).toBe(2);
    expect(count(app, /token_served source="stale"/g)).toBeGreaterThan(0);
    expect(count(app, /token_served source="mint"/g)).toBe(1);
    expect(app.log()).toMatch(/token_served source="process" generation=2/);
    await app.stop();
  });

  test("the mint is handed to Next: a server that is told to end waits for it", async () => {
    const { app, readAccount } = await startWithOldToken();
    emulator.faults.add([{ on: "mint", delayMs: 1500 }]);
    await vi.waitFor(async () => {
      await readAccount();
      expect(emulator.stats().tokens.impersonation).toBe(2);
    }, 10_000);
    expect(count(app, refreshed)).toBe(0);
    await app.stop();
    expect(count(app, refreshed)).toBe(1);
  });
});
