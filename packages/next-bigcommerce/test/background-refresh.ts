import type { Emulator } from "bigcommerce-emulator";
import { describe, expect, test, vi } from "vitest";
import type { RunningApp } from "./next-server.js";
import { readPage, signIn } from "./shopper.js";
import { emulatorEnvironment } from "./store.js";

/** Past the refresh time of a token of an hour, which is 54 minutes at the latest, and short of its margin. */
const offsetSeconds = 58 * 60;

export interface BuiltApp {
  readonly emulator: Emulator;
  start(env: NodeJS.ProcessEnv): Promise<RunningApp>;
}

/** Tests of an app that is built already; each starts it again. */
export function describeBackgroundRefresh(builtApp: () => BuiltApp): void {
  describe("a token past its refresh time", () => {
    /** An app that holds such a token and knows it: answers of BigCommerce told it the time. */
    async function startWithOldToken() {
      const { emulator, start } = builtApp();
      emulator.reset();
      const app = await start({ ...emulatorEnvironment(emulator), DEBUG: "next-bigcommerce" });
      const cookie = await signIn(app, "retail@example.com");
      const readAccount = () => readPage(`${app.url}/account`, cookie);
      await readAccount();
      emulator.clock.set({ offsetSeconds });
      return { app, emulator, readAccount };
    }

    const count = (app: RunningApp, pattern: RegExp) => app.log().match(pattern)?.length ?? 0;
    const refreshed = /token_minted .*refresh=true/g;

    test("pages are served at once with the old token, and the ones after the mint with the new one", async () => {
      const { app, emulator, readAccount } = await startWithOldToken();
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
      const { app, emulator, readAccount } = await startWithOldToken();
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
}
