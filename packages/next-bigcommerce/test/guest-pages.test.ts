import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectBuild } from "./build-outcome.js";
import { createNextApp } from "./next-app.js";
import type { RunningApp } from "./next-server.js";
import { installationOf } from "./platforms.js";
import { emulatorEnvironment, shopAccessToken } from "./store.js";

describe("a guest's queries in an app with cacheComponents, built with the store at hand", () => {
  let emulator: Emulator;
  let app: RunningApp;
  let requestsOfBuild: number;

  beforeAll(async () => {
    emulator = await createEmulator({ accessToken: shopAccessToken });
    const created = await createNextApp({
      installation: installationOf("next16"),
      fixtures: ["base", "guest"],
      config: { cacheComponents: true },
    });
    await expectBuild(() => created.build(emulatorEnvironment(emulator)));
    requestsOfBuild = emulator.requests().length;
    app = await created.start(emulatorEnvironment(emulator));
  });
  afterAll(async () => {
    await app?.stop();
    await emulator?.close();
  });

  test("nothing is asked while the pages are built", () => {
    expect(requestsOfBuild).toBe(0);
  });

  test.each([
    ["under Suspense", "/guest", 2],
    ["in use cache", "/guest-cached", 1],
    ["in unstable_cache", "/guest-unstable-cache", 1],
  ])("%s a guest is answered, in two requests for %s with %i queries", async (_name, path, queries) => {
    const before = emulator.stats().graphql;
    for (let visit = 0; visit < 2; visit += 1) {
      const html = await (await fetch(app.url + path)).text();
      expect(html).toMatch(/guest sees (<!-- -->)?\S/);
    }
    expect(emulator.stats().graphql - before).toBe(queries);
  });
});
