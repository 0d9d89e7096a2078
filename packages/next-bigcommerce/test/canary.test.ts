import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, expect, inject, type TestContext, test } from "vitest";
import { expectBuild, expectRefusal } from "./build-outcome.js";
import { createNextApp, type NextAppOptions } from "./next-app.js";
import { readPage, signIn } from "./shopper.js";
import { emulatorEnvironment, shopAccessToken } from "./store.js";

const canary = inject("installations").next16Canary;
let emulator: Emulator;

beforeAll(async () => {
  emulator = await createEmulator({ accessToken: shopAccessToken });
});
afterAll(() => emulator?.close());

/** Reports what fails with a version that is not released, and fails nothing: Next may still change it. */
async function report(context: TestContext, attempt: (options: NextAppOptions) => Promise<void>) {
  if (canary === undefined) return context.skip("npm tells no canary of Next");
  const manifest = await readFile(join(canary, "node_modules/next/package.json"), "utf8");
  try {
    await attempt({ installation: canary, config: { cacheComponents: true } });
  } catch (error) {
    const version = /"version": "([^"]+)"/.exec(manifest)?.[1];
    console.warn(`Next ${version}: ${context.task.name}: this fails.\n${String(error)}`);
    context.skip(`It fails with Next ${version}.`);
  }
}

test("an app on the newest canary of Next is built, and serves its customers", async (context) => {
  await report(context, async (options) => {
    const app = await createNextApp(options);
    await expectBuild(() => app.build());
    const running = await app.start(emulatorEnvironment(emulator));
    try {
      const cookie = await signIn(running, "retail@example.com");
      expect((await readPage(`${running.url}/account`, cookie)).html).toContain("retail@example.com");
      const inCache = await (await fetch(`${running.url}/api/unstable-cache`)).json();
      const code = "used_in_cache";
      expect(inCache).toEqual({ customer: code, token: code, stamp: code });
    } finally {
      await running.stop();
    }
  });
});

test("the newest canary of Next refuses a customer's data in use cache and under force-static", async (context) => {
  await report(context, async (options) => {
    const build = (fixture: string, settings: NextAppOptions) => async () =>
      (await createNextApp({ ...settings, fixtures: ["base", fixture] })).build(
        emulatorEnvironment(emulator),
      );
    await expectRefusal(build("cached-customer", options), [/used_in_cache/]);
    await expectRefusal(build("force-static", { ...options, config: {} }), [/used_in_prerender/]);
  });
});
