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

  const reasons = {
    "force-static": [
      /used_in_prerender/,
      ...["/static-customer", "/static-token"].map((path) => new RegExp(`(?<!/api)${path}\\b`)),
      ...["/api/static-customer", "/api/static-token", "/api/static-route"].map(
        (path) => new RegExp(`${path}\\b`),
      ),
    ],
    // Next ends such a build before it comes to any page.
    "static-params": [/used_in_prerender/],
    "cached-customer": [/used_in_cache/, /prerendering page "\/cached-customer"/],
    "cached-token": [/used_in_cache/, /prerendering page "\/cached-token"/],
    "cached-remote": [/used_in_cache/, /prerendering page "\/cached-remote"/],
  };

  const cases = casesOfProject<[string, (keyof typeof reasons)[], Bundler]>({
    newest: [
      ["Next 16, Turbopack", ["force-static"], turbopack],
      [
        "Next 16, Turbopack, cacheComponents",
        ["cached-customer", "cached-token", "cached-remote"],
        { ...turbopack, ...cacheComponents },
      ],
    ],
    others: [
      ["Next 16, Turbopack", ["static-params"], turbopack],
      ["Next 16, webpack, cacheComponents", ["cached-token"], { ...webpack, ...cacheComponents }],
      ["the lowest Next 16", ["force-static"], lowest16],
      ["the lowest Next 16", ["static-params"], lowest16],
      ["the lowest Next 16, cacheComponents", ["cached-customer"], { ...lowest16, ...cacheComponents }],
      ["Next 15.5, useCache", ["force-static", "cached-customer"], { ...next15, ...useCache }],
      ["Next 15.5", ["static-params"], next15],
      ["the lowest Next 15.5, useCache", ["force-static", "cached-customer"], { ...lowest15, ...useCache }],
      ["the lowest Next 15.5", ["static-params"], lowest15],
    ],
  });

  test.each(cases)("%s: a customer's data or the token in %j, each named", async (_, fixtures, bundler) => {
    await failToBuild(fixtures, bundler, ...fixtures.flatMap((name) => reasons[name]));
  });
});
