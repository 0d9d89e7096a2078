import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectRefusal } from "./build-outcome.js";
import type { NextInstallation } from "./installations.js";
import { createNextApp, type NextAppOptions } from "./next-app.js";
import { casesOfProject, installationOf } from "./platforms.js";
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

  const createApp = (fixtures: readonly string[], { next, ...options }: Bundler) =>
    createNextApp({ installation: installationOf(next), fixtures: ["base", ...fixtures], ...options });

  /**
   * The store is there and the settings are right: nothing but the package's own check stands in the way.
   */
  const failToBuild = async (fixtures: readonly string[], bundler: Bundler, ...reasons: RegExp[]) => {
    const build = async () => (await createApp(fixtures, bundler)).build(emulatorEnvironment(emulator));
    await expectRefusal(build, reasons);
    expect(emulator.requests()).toEqual([]);
  };

  const importing = casesOfProject<[string, Bundler]>({
    newest: [],
    others: [
      ["Next 16, Turbopack", turbopack],
      ["Next 16, webpack", webpack],
      ["Next 15.5", next15],
    ],
  });

  test.each(importing)("%s: a client component that imports the package", async (_, bundler) => {
    const reason = /depends on "server-only"|'server-only' cannot be imported from a Client Component/;
    // webpack names the file only. Turbopack shows its lines, and the comment there says what to do.
    const wayOut =
      bundler.bundler === "turbopack"
        ? /For getErrorCode, import "next-bigcommerce\/client"/
        : /next-bigcommerce\/dist\/browser\.js/;
    await failToBuild(["client-import"], bundler, reason, wayOut, /app\/client\/page\.js/);
  });

  const each = casesOfProject<[string, Bundler]>({
    newest: [["Next 16, Turbopack", turbopack]],
    others: [
      ["the lowest Next 16, Turbopack", lowest16],
      ["Next 15.5", next15],
      ["the lowest Next 15.5", lowest15],
    ],
  });

  test.each(each)(
    "%s: force-static pages and route handlers that ask for a customer or the token",
    async (_, bundler) => {
      const pages = ["/static-customer", "/static-token"].map((path) => new RegExp(`(?<!/api)${path}\\b`));
      const routes = [/\/api\/static-customer\b/, /\/api\/static-token\b/, /\/api\/static-route\b/];
      await failToBuild(["force-static"], bundler, /used_in_prerender/, ...pages, ...routes);
    },
  );

  const generating = casesOfProject<[string, Bundler]>({
    newest: [],
    others: [["Next 16, Turbopack", turbopack], ...each],
  });

  test.each(generating)("%s: generateStaticParams that asks for the token", async (_, bundler) => {
    await failToBuild(["static-params"], bundler, /used_in_prerender/);
  });

  const cached = casesOfProject<[string, string[], Bundler]>({
    newest: [
      [
        "Next 16, Turbopack",
        ["cached-customer", "cached-token", "cached-remote"],
        { ...turbopack, ...cacheComponents },
      ],
    ],
    others: [
      ["Next 16, webpack", ["cached-token"], { ...webpack, ...cacheComponents }],
      ["the lowest Next 16", ["cached-customer"], { ...lowest16, ...cacheComponents }],
      ["Next 15.5", ["cached-customer"], { ...next15, ...useCache }],
      ["the lowest Next 15.5", ["cached-customer"], { ...lowest15, ...useCache }],
    ],
  });

  test.each(cached)(
    "%s: use cache around %j, with used_in_cache and each page in the log",
    async (_, fixtures, bundler) => {
      const pages = fixtures.map((name) => new RegExp(`prerendering page "/${name}"`));
      await failToBuild(fixtures, bundler, /used_in_cache/, ...pages);
    },
  );
});
