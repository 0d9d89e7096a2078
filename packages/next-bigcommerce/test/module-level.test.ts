import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { assertNoCrossCustomerLeak } from "../src/testing.js";
import type { NextInstallation } from "./installations.js";
import { createNextApp, type NextAppOptions } from "./next-app.js";
import type { RunningApp } from "./next-server.js";
import { casesOfProject, installationOf } from "./platforms.js";
import { signIn } from "./shopper.js";
import { emulatorEnvironment, shopAccessToken } from "./store.js";

const emails = ["wholesale@example.com", "retail@example.com"];

type Case = Pick<NextAppOptions, "bundler" | "config"> & { readonly next: NextInstallation };

const cases = casesOfProject<[string, Case]>({
  newest: [["Next 16, Turbopack", { next: "next16", config: { cacheComponents: true } }]],
  others: [
    ["Next 16, webpack", { next: "next16", bundler: "webpack" }],
    ["the lowest Next 16, Turbopack", { next: "next16Lowest" }],
    ["Next 15.5", { next: "next15" }],
  ],
});

describe.each(cases)(
  "what a module keeps for everybody, under next dev with %s",
  (_, { next, ...options }) => {
    let emulator: Emulator;
    let app: RunningApp;
    let cookies: string[];

    beforeAll(async () => {
      emulator = await createEmulator({ accessToken: shopAccessToken });
      const fixtures = ["base", "module-level"];
      const created = await createNextApp({ installation: installationOf(next), fixtures, ...options });
      app = await created.develop(emulatorEnvironment(emulator));
      cookies = await Promise.all(emails.map((email) => signIn(app, email)));
    });

    afterAll(async () => {
      await app?.stop();
      await emulator?.close();
    });

    /** The pages that both customers see, and the warnings that were written meanwhile. */
    async function visit(path: string) {
      const logged = app.log().length;
      const seen: string[] = [];
      for (const cookie of cookies)
        seen.push(await (await fetch(app.url + path, { headers: { cookie } })).text());
      const written = () => app.log().slice(logged);
      const countWarnings = () => written().split("started while a module was evaluated").length - 1;
      return { seen, written, countWarnings };
    }

    /** What was written arrives a little later than the page. */
    const expectOneWarning = (countWarnings: () => number) =>
      vi.waitFor(() => expect(countWarnings()).toBe(1), 5000);

    test("calls of pages, metadata and late modules' functions are each customer's own, without a warning", async () => {
      const { seen, countWarnings } = await visit("/module-level/right");
      expect(seen[0]).toContain("wholesale@example.com");
      expect(seen[1]).toContain("retail@example.com");
      expect(countWarnings()).toBe(0);
    });

    test("a query at the top of a module is one customer's for both, and one warning names the module", async () => {
      const { seen, written, countWarnings } = await visit("/module-level/late");
      expect(seen[1]).toContain("wholesale@example.com");
      await expectOneWarning(countWarnings);
      expect(written()).toMatch(/next-bigcommerce: .*every other shopper would get it\. Move the call into/);
      expect(written()).toContain("lib/kept.js");
    });

    test("so it is for a route handler, and for a stamp", async () => {
      const { written, countWarnings } = await visit("/api/module-level");
      await expectOneWarning(countWarnings);
      expect(written()).toContain("lib/kept-stamp.js");
    });

    test("of a `??=` memo nothing is known: it starts in a request as every call does", async () => {
      const { seen, countWarnings } = await visit("/module-level/memo");
      expect(seen[1]).toContain("wholesale@example.com");
      expect(countWarnings()).toBe(0);
    });

    test.each(["late", "memo"])(
      "assertNoCrossCustomerLeak finds what /module-level/%s keeps",
      async (page) => {
        const customers = emails.map((email, at) => ({
          name: email.replace("@example.com", ""),
          headers: { cookie: cookies[at] ?? "" },
          ownTexts: [email],
        }));
        const leak = assertNoCrossCustomerLeak({
          baseUrl: app.url,
          customers,
          paths: [`/module-level/${page}`],
        });
        await expect(leak).rejects.toThrow(/wholesale/);
      },
    );
  },
);
