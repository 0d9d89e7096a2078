import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createNextApp, type NextAppOptions } from "./next-app.js";
import { emulatorEnvironment, shopAccessToken } from "./store.js";

type Bundler = Pick<NextAppOptions, "bundler" | "config"> & { readonly next: "next16" | "next15" };

const turbopack: Bundler = { next: "next16", bundler: "turbopack" };
const webpack: Bundler = { next: "next16", bundler: "webpack" };
const next15: Bundler = { next: "next15" };

describe("a build that would give a customer's data or the token away fails", () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await createEmulator({ accessToken: shopAccessToken });
  });
  afterAll(() => emulator.close());

  // The store is there and the settings are right: nothing but the package's own check stands in the way.
  async function buildWith(fixture: string, { next, ...options }: Bundler) {
    const installation = inject("installations")[next];
    const app = await createNextApp({ installation, fixtures: ["base", fixture], ...options });
    return app.build(emulatorEnvironment(emulator));
  }

  test.each([
    ["Next 16, Turbopack", turbopack],
    ["Next 16, webpack", webpack],
    ["Next 15.5", next15],
  ])("%s: a client component that imports the package", async (_, bundler) => {
    const { status, output } = await buildWith("client-import", bundler);
    expect(status).toBe(1);
    expect(output).toMatch(
      /depends on "server-only"|'server-only' cannot be imported from a Client Component/,
    );
    expect(output).toContain("app/client/page.js");
  });

  const cached: [string, string, Bundler][] = [
    [
      "Next 16, Turbopack: a customer query",
      "cached-customer",
      { ...turbopack, config: { cacheComponents: true } },
    ],
    ["Next 16, Turbopack: the token", "cached-token", { ...turbopack, config: { cacheComponents: true } }],
    ["Next 16, webpack: the token", "cached-token", { ...webpack, config: { cacheComponents: true } }],
    [
      "Next 15.5: a customer query",
      "cached-customer",
      { ...next15, config: { experimental: { useCache: true } } },
    ],
  ];

  test.each(cached)("%s inside use cache, with used_in_cache in the log", async (_, fixture, bundler) => {
    const { status, output } = await buildWith(fixture, bundler);
    expect(status).toBe(1);
    expect(output).toContain("used_in_cache");
    expect(output).toContain("/cached");
  });

  test.each([
    ["Next 16, Turbopack", turbopack],
    ["Next 15.5", next15],
  ])("%s: force-static pages and route handlers that ask for a customer or the token", async (_, bundler) => {
    const { status, output } = await buildWith("force-static", bundler);
    expect(status).toBe(1);
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
    ["Next 15.5", next15],
  ])("%s: generateStaticParams that asks for the token", async (_, bundler) => {
    const { status, output } = await buildWith("static-params", bundler);
    expect(status).toBe(1);
    expect(output).toContain("used_in_prerender");
    expect(emulator.stats().tokens.impersonation).toBe(0);
  });
});
