import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { assertNoCrossCustomerLeak } from "../src/testing.js";
import { describeBackgroundRefresh } from "./background-refresh.js";
import { expectBuild } from "./build-outcome.js";
import type { NextInstallation } from "./installations.js";
import { filesHolding, holdsAny } from "./leak.js";
import { describeLoginUrls } from "./login-url.js";
import { createNextApp, type NextApp, type NextAppOptions } from "./next-app.js";
import type { RunningApp } from "./next-server.js";
import { casesOfProject, installationOf } from "./platforms.js";
import { requestRaw } from "./raw-request.js";
import type { BuildResult } from "./recorded-build.js";
import { readPage, signIn } from "./shopper.js";
import { clientSecret, emulatorEnvironment, serviceSecret, shopAccessToken } from "./store.js";

interface BuiltAppCase extends Omit<NextAppOptions, "installation"> {
  readonly next: NextInstallation;
  /** Whether the build has the store's settings, with the store running. Default: it has nothing. */
  readonly configured?: boolean;
  /** Whether its background refresh is tested too. */
  readonly refreshed?: boolean;
}

const newest: [string, BuiltAppCase][] = [
  [
    "Next 16, Turbopack, cacheComponents",
    { next: "next16", bundler: "turbopack", config: { cacheComponents: true }, refreshed: true },
  ],
];
const others: [string, BuiltAppCase][] = [
  ["Next 16, Turbopack", { next: "next16", bundler: "turbopack" }],
  [
    "Next 16, webpack, cacheComponents",
    { next: "next16", bundler: "webpack", config: { cacheComponents: true }, configured: true },
  ],
  ["Next 16, webpack", { next: "next16", bundler: "webpack", configured: true }],
  [
    "the lowest Next 16, Turbopack, cacheComponents",
    { next: "next16Lowest", bundler: "turbopack", config: { cacheComponents: true } },
  ],
  ["Next 15.5", { next: "next15", refreshed: true }],
  ["the lowest Next 15.5", { next: "next15Lowest" }],
];

const cases = casesOfProject({ newest, others });

describe.each(cases)(
  "an app with the packed package on %s",
  (_, { next, configured, refreshed, ...options }) => {
    let emulator: Emulator;
    let folder: string;
    let built: BuildResult;
    let requestsOfBuild: number;
    let start: NextApp["start"];
    let app: RunningApp;

    beforeAll(async () => {
      emulator = await createEmulator({ accessToken: shopAccessToken });
      const fixtures = ["base", "warm-up", "login-url"];
      const created = await createNextApp({ installation: installationOf(next), fixtures, ...options });
      folder = created.folder;
      built = await expectBuild(() => created.build(configured ? emulatorEnvironment(emulator) : {}));
      requestsOfBuild = emulator.requests().length;
      start = created.start;
      app = await start(emulatorEnvironment(emulator));
    });

    afterAll(async () => {
      await app?.stop();
      await emulator?.close();
    });

    const readSharedToken = async (path = "/api/shared-token"): Promise<string> => {
      const response = await fetch(`${app.url}${path}`, {
        headers: { authorization: `Bearer ${serviceSecret}` },
      });
      const token = /"token":"([^"]+)"/.exec(await response.text())?.[1];
      if (token === undefined) throw new Error(`${path} answered ${response.status}, and no token`);
      return token;
    };

    test("the build talks to nobody", () => {
      expect(requestsOfBuild).toBe(0);
      expect(built.connections.filter((line) => !/ (127\.0\.0\.1|localhost|::1)\b/.test(line))).toEqual([]);
    });

    test("neither a route that exports only our GET nor a customer's page is prerendered", async () => {
      const manifest = await readFile(join(folder, ".next/prerender-manifest.json"), "utf8");
      expect(manifest).toContain('"/"');
      expect(manifest).not.toContain('"/api/shared-token"');
      expect(manifest).not.toContain('"/api/graphql"');
      expect(manifest).not.toContain("example.com");
    });

    test("the token is there before the first page: instrumentation.ts warmed it up", () => {
      expect(emulator.stats()).toMatchObject({ tokens: { impersonation: 1 }, graphql: 0 });
    });

    test("each customer sees what is theirs, and all of them share one token", async () => {
      const wholesale = await signIn(app, "wholesale@example.com");
      const retail = await signIn(app, "retail@example.com");
      const pages = await Promise.all(
        [wholesale, retail].map((cookie) => readPage(`${app.url}/account`, cookie)),
      );
      expect(pages[0]?.html).toContain("wholesale@example.com");
      expect(pages[0]?.html).not.toContain("retail@example.com");
      expect(pages[1]?.html).toContain("retail@example.com");
      expect(pages[1]?.html).not.toContain("wholesale@example.com");
      const isSame = (await readSharedToken()) === (await readSharedToken("/api/impersonation-token"));
      expect(isSame).toBe(true);
      expect(emulator.stats().tokens.impersonation).toBe(1);
    });

    // HTTP/1.0 needs no `Host`: health checks of load balancers send none.
    test.each([
      ["HTTP/1.0 without Host", "HTTP/1.0", []],
      ["HTTP/1.0 with an empty Host", "HTTP/1.0", ["Host: "]],
      ["HTTP/1.1 with an empty Host", "HTTP/1.1", ["Host: "]],
      ["HTTP/1.1 with Host", "HTTP/1.1", ["Host: shop.example"]],
    ])("%s is a request: the customer's page and the token route answer it", async (_, version, host) => {
      const cookie = `Cookie: ${await signIn(app, "retail@example.com")}`;
      const page = await requestRaw(app.url, [`GET /account ${version}`, ...host, cookie]);
      expect(page).toMatch(/^HTTP\/1\.1 200 /);
      expect(page).toContain("retail@example.com");
      const secret = `Authorization: Bearer ${serviceSecret}`;
      const route = await requestRaw(app.url, [`GET /api/shared-token ${version}`, ...host, secret]);
      expect(route.split(" ", 2)[1]).toBe("200");
    });

    test("the token route refuses a caller without the service's secret", async () => {
      const response = await fetch(`${app.url}/api/shared-token`);
      expect(response.status).toBe(401);
      expect(response.headers.get("cache-control")).toBe("no-store");
    });

    const runOperation = (headers: Record<string, string>, path = "/api/graphql") =>
      fetch(`${app.url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ id: "WhoAmI" }),
      });

    test("a page of the app runs an allow-listed operation as its customer, and no other site does", async () => {
      const cookie = await signIn(app, "retail@example.com");
      const own = await runOperation({ cookie, origin: app.url });
      expect(await own.json()).toEqual({ data: { customer: { email: "retail@example.com" } } });
      expect(own.headers.get("cache-control")).toBe("private, no-store");
      expect((await runOperation({ cookie, "sec-fetch-site": "same-origin" })).status).toBe(200);
      expect((await runOperation({ origin: app.url })).status).toBe(401);
      const refused: Record<string, string>[] = [
        {},
        { origin: "https://evil.example" },
        { origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
        { origin: app.url, "sec-fetch-site": "cross-site" },
      ];
      for (const headers of refused) expect((await runOperation({ cookie, ...headers })).status).toBe(403);
    });

    const read = (path: string, headers: Record<string, string> = {}) =>
      fetch(`${app.url}${path}`, { headers });
    // As a proxy in front sets it.
    const readThroughProxy = (path: string, headers: Record<string, string> = {}) =>
      read(path, { ...headers, "x-original-uri": path });

    test("what every shopper may share is cacheable outside the app, whoever asks", async () => {
      const path = "/api/graphql?id=StoreName";
      const cookie = await signIn(app, "retail@example.com");
      const answer = await readThroughProxy(path, { cookie });
      expect(answer.headers.get("cache-control")).toBe("public, max-age=0, s-maxage=60");
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(await answer.text()).toBe(await (await read(path)).text());
      const refused = await readThroughProxy("/api/graphql?id=WhoAmI");
      expect([refused.status, refused.headers.get("cache-control")]).toEqual([405, "private, no-store"]);
    });

    test("of the spellings of an address, which Next hides, only one is for shared caches", async () => {
      const kept = [200, "private, no-store"];
      const outcome = ({ status, headers }: Response) => [status, headers.get("cache-control")];
      expect(outcome(await read("/api/graphql?id=StoreName"))).toEqual(kept);
      for (const search of [
        "?%69d=StoreName",
        "?id=Store%4eame",
        "?id=StoreName&",
        "?id=StoreName&locale=zz-a1",
      ]) {
        expect(outcome(await readThroughProxy(`/api/graphql${search}`))).toEqual(kept);
        expect(outcome(await read(`/api/graphql${search}`))).toEqual(kept);
      }
    });

    test("inside unstable_cache the error's code is used_in_cache", async () => {
      const response = await fetch(`${app.url}/api/unstable-cache`);
      expect(await response.json()).toEqual({
        customer: "used_in_cache",
        token: "used_in_cache",
        stamp: "used_in_cache",
      });
    });

    test("in after() of a page the error's code is used_in_prerender", async () => {
      await readPage(`${app.url}/after`);
      // Next 15 has no gate for public data, and lets it be read there.
      const guest = next.startsWith("next16") ? "used_in_prerender" : "no error";
      const line = `after the page: used_in_prerender, as a guest: ${guest}.`;
      await vi.waitFor(() => expect(app.log()).toContain(line), 5_000);
    });

    test("in one render equal queries are one request and the resolver is asked once, mutations never merge", async () => {
      const resolverCalls = async (): Promise<unknown> =>
        (await fetch(`${app.url}/api/resolver-calls`)).json();
      const cookie = await signIn(app, "retail@example.com");
      const counts: unknown[] = [];
      for (let render = 0; render < 2; render += 1) {
        const [calls, asked] = [Number(await resolverCalls()), emulator.stats().graphql];
        const html = await (await fetch(`${app.url}/merged`, { headers: { cookie } })).text();
        expect(html.match(/<p>retail@example\.com<\/p>/g)).toHaveLength(2);
        expect(html.match(/name="customerStamp" value="[\w-]{43}"/g)).toHaveLength(2);
        counts.push([Number(await resolverCalls()) - calls, emulator.stats().graphql - asked]);
      }
      // The e-mail twice and the id are two requests, two mutations are two; the next request shares none of them.
      expect(counts).toEqual([
        [1, 4],
        [1, 4],
      ]);
    });

    test("assertNoCrossCustomerLeak reads payloads of navigations and prefetches of this version", async () => {
      const emails = ["wholesale@example.com", "retail@example.com"];
      const customers = emails.map(async (email) => ({
        name: email.replace("@example.com", ""),
        headers: { cookie: await signIn(app, email) },
        ownTexts: [email],
      }));
      const { payloads } = await assertNoCrossCustomerLeak({
        baseUrl: app.url,
        customers: await Promise.all(customers),
        paths: ["/account"],
        rounds: 2,
      });
      expect(payloads.navigation).toBeGreaterThanOrEqual(4);
      expect(payloads.prefetch).toBeGreaterThanOrEqual(4);
    });

    test("no page, payload, static file or log holds the access token or the minted one", async () => {
      const secrets = [shopAccessToken, clientSecret, await readSharedToken()];
      const cookie = await signIn(app, "wholesale@example.com");
      const home = await readPage(app.url, cookie);
      const account = await readPage(`${app.url}/account`, cookie);
      expect(account.payload).toContain("wholesale@example.com");
      const sent = [home.html, home.payload, account.html, account.payload, app.log()];
      expect(sent.map((text) => holdsAny(text, secrets))).toEqual(sent.map(() => false));
      expect(await filesHolding(join(folder, ".next"), secrets)).toEqual([]);
    });

    describeLoginUrls(() => ({ emulator, app }));

    if (refreshed) describeBackgroundRefresh(() => ({ emulator, start }));
  },
);
