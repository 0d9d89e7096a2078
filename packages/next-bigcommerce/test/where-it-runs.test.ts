import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectBuild } from "./build-outcome.js";
import type { NextInstallation } from "./installations.js";
import { createNextApp, type NextAppOptions } from "./next-app.js";
import type { RunningApp } from "./next-server.js";
import { installationOf } from "./platforms.js";
import { emulatorEnvironment, shopAccessToken } from "./store.js";

type Bundler = Pick<NextAppOptions, "bundler"> & { readonly next: NextInstallation };

const bundlers: [string, Bundler][] = [
  ["Next 16, Turbopack", { next: "next16", bundler: "turbopack" }],
  ["Next 16, webpack", { next: "next16", bundler: "webpack" }],
  ["Next 15.5", { next: "next15" }],
];

const onEdge = /^next-bigcommerce needs the Node\.js runtime, .* remove its `runtime = "edge"`/;
const unbundled =
  /^Next loaded next-bigcommerce without bundling it: .*serverExternalPackages.*transpilePackages/;

describe.each(bundlers)("%s", (_, { next, ...options }) => {
  let emulator: Emulator;
  let app: RunningApp;

  const start = async (config: NextAppOptions["config"]) => {
    emulator = await createEmulator({ accessToken: shopAccessToken });
    const created = await createNextApp({
      installation: installationOf(next),
      fixtures: ["where-it-runs"],
      ...options,
      config: { ...config },
    });
    await expectBuild(() => created.build());
    app = await created.start(emulatorEnvironment(emulator));
  };
  const stop = async () => {
    await app.stop();
    await emulator.close();
  };
  const read = async (path: string, cookie = "") =>
    (await fetch(app.url + path, { headers: { cookie } })).text();

  describe("with the package in transpilePackages", () => {
    beforeAll(() => start({ transpilePackages: ["next-bigcommerce"] }));
    afterAll(stop);

    test("pages/ and app/ share one token", async () => {
      expect(await read("/api/token")).toBe("a token");
      expect(await read("/token")).toContain("<p>a token</p>");
      expect(await read("/api/of-pages")).toBe("a token");
      expect(emulator.stats().tokens.impersonation).toBe(1);
    });

    test("getServerSideProps asks as the customer of its own request", async () => {
      const emails = await Promise.all(
        [1042, 1043].map((customerId) => read("/orders", `customerId=${customerId}`)),
      );
      expect(emails[0]).not.toContain("retail@example.com");
      expect(emails[1]).toContain("<p>retail@example.com</p>");
    });

    test("getStaticProps reads no customer's data during the build", async () => {
      expect(await read("/static")).toContain("<p>used_in_prerender</p>");
    });

    test("a route of the Edge runtime is told that the package needs Node.js", async () => {
      expect(await read("/api/edge")).toMatch(onEdge);
    });
  });

  describe("with the package in serverExternalPackages", () => {
    beforeAll(() => start({ serverExternalPackages: ["next-bigcommerce"] }));
    afterAll(stop);

    test("app/ and pages/ are told that Next must bundle it", async () => {
      expect(await read("/api/token")).toMatch(unbundled);
      expect(await read("/api/of-pages")).toMatch(unbundled);
      expect(await read("/token")).toMatch(/Next loaded next-bigcommerce without bundling it/);
    });
  });
});
