import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import type { NextInstallation } from "./installations.js";
import { createNextApp, type NextAppOptions } from "./next-app.js";
import { readPage, signIn } from "./shopper.js";
import { emulatorEnvironment, shopAccessToken } from "./store.js";

type Bundler = Pick<NextAppOptions, "bundler" | "config"> & { readonly next: NextInstallation };

const turbopack: Bundler = { next: "next16", bundler: "turbopack" };
const webpack: Bundler = { next: "next16", bundler: "webpack" };
const lowest16: Bundler = { next: "next16Lowest", bundler: "turbopack" };
const next15: Bundler = { next: "next15" };
const lowest15: Bundler = { next: "next15Lowest" };
const cacheComponents = { config: { cacheComponents: true } };
const useCache = { config: { experimental: { useCache: true } } };

describe("a build that would give a customer's data or the token away fails", () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await createEmulator({ accessToken: shopAccessToken });
  });
  afterAll(() => emulator.close());
  beforeEach(() => emulator.reset());

  const createApp = (fixture: string, { next, ...options }: Bundler) =>
    createNextApp({ installation: inject("installations")[next], fixtures: ["base", fixture], ...options });

  // The store is there and the settings are right: nothing but the package's own check stands in the way.
  const buildWith = async (fixture: string, bundler: Bundler) =>
    (await createApp(fixture, bundler)).build(emulatorEnvironment(emulator));

  /** Answers what the build printed. */
  const failToBuild = async (fixture: string, bundler: Bundler): Promise<string> => {
    const { status, signal, output } = await buildWith(fixture, bundler);
    // Next 16.3.0 crashes now and then while it exits, with its error told.
    const isCrashAfterError = signal === "SIGSEGV" && output.includes("Build error occurred");
    expect(isCrashAfterError ? 1 : status, `ended by ${signal}:\n${output}`).toBe(1);
    return output;
  };

  test.each([
    ["Next 16, Turbopack", turbopack],
    ["Next 16, webpack", webpack],
    ["Next 15.5", next15],
  ])("%s: a client component that imports the package", async (_, bundler) => {
    const output = await failToBuild("client-import", bundler);
    expect(output).toMatch(
      /depends on "server-only"|'server-only' cannot be imported from a Client Component/,
    );
    expect(output).toContain("app/client/page.js");
  });

  const cached: [string, string, Bundler][] = [
    ["Next 16, Turbopack: a customer query", "cached-customer", { ...turbopack, ...cacheComponents }],
    ["Next 16, Turbopack: the token", "cached-token", { ...turbopack, ...cacheComponents }],
    ["Next 16, Turbopack, remote: a customer query", "cached-remote", { ...turbopack, ...cacheComponents }],
    ["Next 16, webpack: the token", "cached-token", { ...webpack, ...cacheComponents }],
    ["the lowest Next 16: a customer query", "cached-customer", { ...lowest16, ...cacheComponents }],
    ["Next 15.5: a customer query", "cached-customer", { ...next15, ...useCache }],
    ["the lowest Next 15.5: a customer query", "cached-customer", { ...lowest15, ...useCache }],
  ];

  test.each(cached)("%s inside use cache, with used_in_cache in the log", async (_, fixture, bundler) => {
    const output = await failToBuild(fixture, bundler);
    expect(output).toContain("used_in_cache");
    expect(output).toContain("/cached");
  });

  // Such a cache is filled while a request is answered, so the build cannot know.
  test.each([
    ["Next 16", turbopack],
    ["the lowest Next 16", lowest16],
  ])(
    "%s: use cache: private fails its page with used_in_cache, and asks for no customer",
    async (_, bundler) => {
      const environment = emulatorEnvironment(emulator);
      const created = await createApp("cached-private", { ...bundler, ...cacheComponents });
      const { status, output } = await created.build(environment);
      expect(status, output).toBe(0);
      const app = await created.start(environment);
      try {
        const cookie = await signIn(app, "retail@example.com");
        const { html } = await readPage(`${app.url}/cached`, cookie);
        expect(html).toContain("bigcommerce:used_in_cache:");
        expect(html).not.toContain("retail@example.com");
        expect(emulator.requests().filter(({ customerId }) => customerId !== null)).toEqual([]);
      } finally {
        await app.stop();
      }
    },
  );

  test.each([
    ["Next 16, Turbopack", turbopack],
    ["the lowest Next 16, Turbopack", lowest16],
    ["Next 15.5", next15],
    ["the lowest Next 15.5", lowest15],
  ])("%s: force-static pages and route handlers that ask for a customer or the token", async (_, bundler) => {
    const output = await failToBuild("force-static", bundler);
    expect(output).toContain("used_in_prerender");
    for (const path of [
      "/static-customer",
      "/static-token",
      "/api/static-customer",
      "/api/static-token",
      "/api/static-route",
    ]) {
      expect(output).toMatch(new RegExp(`${path}(/page|/route)?: ${path}|${path}\\b`));
    }
    expect(emulator.stats().graphql).toBe(0);
  });

  test.each([
    ["Next 16, Turbopack", turbopack],
    ["the lowest Next 16, Turbopack", lowest16],
    ["Next 15.5", next15],
    ["the lowest Next 15.5", lowest15],
  ])("%s: generateStaticParams that asks for the token", async (_, bundler) => {
    const output = await failToBuild("static-params", bundler);
    expect(output).toContain("used_in_prerender");
    expect(emulator.stats().tokens.impersonation).toBe(0);
  });
});
