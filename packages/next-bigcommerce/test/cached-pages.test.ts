import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectBuild } from "./build-outcome.js";
import type { NextInstallation } from "./installations.js";
import { createNextApp } from "./next-app.js";
import type { RunningApp } from "./next-server.js";
import { casesOfProject, installationOf } from "./platforms.js";
import { readPage, signIn } from "./shopper.js";
import { emulatorEnvironment, shopAccessToken } from "./store.js";

const cases = casesOfProject<[string, NextInstallation]>({
  newest: [["Next 16", "next16"]],
  others: [["the lowest Next 16", "next16Lowest"]],
});

/** Whether it knows `instant`, with which a page may wait for its data. */
const mayWait = (next: NextInstallation) => next === "next16";

describe.each(cases)("%s: pages of an app with cacheComponents, built with the store at hand", (_, next) => {
  let emulator: Emulator;
  let app: RunningApp;
  let requestsOfBuild: number;

  beforeAll(async () => {
    emulator = await createEmulator({ accessToken: shopAccessToken });
    const created = await createNextApp({
      installation: installationOf(next),
      fixtures: ["base", "guest", "cached-private", ...(mayWait(next) ? ["cached-failure"] : [])],
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

  test.runIf(mayWait(next))(
    "while BigCommerce fails, a document as docs/reliability.md shows it ends, and nothing of the failure is cached",
    async () => {
      emulator.faults.add([{ on: "graphql", times: null, status: 500 }]);
      const read = async () =>
        (await fetch(`${app.url}/cached-failure`, { signal: AbortSignal.timeout(60_000) })).text();
      for (const html of await Promise.all(Array.from({ length: 50 }, read)))
        expect(html).toContain("the page says upstream_unavailable");
      emulator.faults.clear();
      expect(await read()).not.toContain("the page says");
    },
  );

  // Such a cache is filled while a request is answered, so the build cannot know.
  test("use cache: private around a customer's query fails its page with used_in_cache, and asks for no customer", async () => {
    const cookie = await signIn(app, "retail@example.com");
    const { html } = await readPage(`${app.url}/cached-private`, cookie);
    expect(html).toContain("bigcommerce:used_in_cache:");
    expect(html).not.toContain("retail@example.com");
    expect(emulator.requests().filter(({ customerId }) => customerId !== null)).toEqual([]);
  });
});
