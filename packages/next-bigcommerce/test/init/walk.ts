import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { RunningApp } from "../next-server.js";
import { nextBin } from "../next-server.js";
import { type CommandResult, runCommand } from "../run-command.js";
import { createNewApp, type NewApp, type NewAppOptions } from "./new-app.js";
import { addressOf, launchBrowser, type RunningEmulator, signIn, startEmulator, startShop } from "./shop.js";

export interface WalkOptions extends NewAppOptions {
  readonly tokenKind: "impersonation" | "private";
}

/** A build may take minutes on a machine that does something else besides. */
const slowMs = 900_000;

/** From an empty app to a customer's orders on screen, as a new user goes. */
export function walk({ tokenKind, ...options }: WalkOptions): void {
  const { next, installer } = options;
  describe(`Next ${next}, ${installer}, ${tokenKind} tokens`, () => {
    let app: NewApp;
    let browser: Browser;
    let emulator: RunningEmulator;
    let shop: RunningApp;
    let init: CommandResult;
    const flags = [
      "--yes",
      "--emulator",
      "--token-kind",
      tokenKind,
      "--graphql-route",
      "--packages",
      inject("tarballs"),
    ];
    const runInit = () => app.run("npx", "--no", "next-bigcommerce", "init", ...flags);

    beforeAll(async () => {
      app = await createNewApp(options);
      const startMs = Date.now();
      init = await runInit();
      const installedMs = Date.now();
      const build = await app.run(process.execPath, nextBin, "build");
      if (init.status !== 0 || build.status !== 0) throw new Error(`${init.output}\n${build.output}`);
      emulator = await startEmulator(app, installer);
      shop = await startShop(app, emulator);
      browser = await launchBrowser();
      const seconds = (ms: number) => (ms / 1000).toFixed(1);
      console.log(
        `init with installing: ${seconds(installedMs - startMs)} s; build and start: ${seconds(Date.now() - installedMs)} s`,
      );
    }, slowMs);
    afterAll(async () => {
      await browser?.close();
      await shop?.stop();
      await emulator?.stop();
      await app?.remove();
    });

    const open = async (javaScriptEnabled = true) =>
      (await browser.newContext({ baseURL: shop.url, javaScriptEnabled })).newPage();

    test("init ends with the next two steps", () => {
      expect(init.output).toContain(`1. ${installer} `);
      expect(init.output).toContain("wholesale@example.com, password emulator");
    });

    test("a customer signs in, sees orders, and signs out", async () => {
      const page = await open();
      await page.goto("/account/orders");
      await page.waitForURL("**/login");
      await signIn(page, "wholesale@example.com");
      await page.waitForURL("**/account/orders");
      await page.getByText("Noor Haddad").waitFor();
      await page.getByText("Order 10300").waitFor();
      const orders = page.getByRole("listitem");
      expect(await orders.count()).toBe(20);
      expect(await orders.first().evaluate((order) => getComputedStyle(order).display)).toBe("grid");
      const loaded = page.waitForRequest((request) => request.isNavigationRequest());
      await page.getByRole("button", { name: "Sign out" }).click();
      expect((await loaded).url()).toBe(`${shop.url}/logout`);
      await page.waitForURL("**/login");
      expect(await page.context().cookies()).toEqual([]);
      await page.goBack();
      await page.waitForURL("**/login");
    });

    test("another site's form signs nobody out", async () => {
      const post = (headers: Record<string, string>) =>
        fetch(`${shop.url}/logout`, { method: "POST", headers, redirect: "manual" });
      expect((await post({ "sec-fetch-site": "cross-site", origin: shop.url })).status).toBe(403);
      expect((await post({ origin: "http://other.example" })).status).toBe(403);
      expect((await post({})).status).toBe(403);
      expect((await post({ origin: shop.url })).status).toBe(303);
    });

    test("a wrong password and an email that nobody has get the same answer", async () => {
      const page = await open();
      await page.goto("/login");
      const answers: (string | null)[] = [];
      for (const email of ["wholesale@example.com", "nobody@example.com"]) {
        await signIn(page, email, "wrong");
        await page.getByRole("button", { name: "Sign in", disabled: false }).waitFor();
        answers.push(await page.locator("form").getByRole("alert").textContent());
        expect(await page.getByLabel("Email").inputValue()).toBe(email);
      }
      expect(new Set(answers)).toEqual(new Set(["That email and password do not match. Please try again."]));
    });

    test("without JavaScript a customer signs in, too", async () => {
      const page = await open(false);
      await page.goto("/login");
      await signIn(page, "retail@example.com");
      await page.waitForURL("**/account/orders");
    });

    test("a tab that was opened for another customer names the one whose orders it shows", async () => {
      const page = await open();
      await page.goto("/login");
      await signIn(page, "wholesale@example.com");
      await page.getByText("Noor Haddad").waitFor();
      const other = await page.context().newPage();
      await other.goto("/account/orders");
      await other.getByText("Order 10300").waitFor();
      await page.goto("/login");
      await signIn(page, "retail@example.com");
      await page.getByText("Elliot Marsh").waitFor();
      await other.getByRole("link", { name: "Older orders" }).click();
      await other.getByText("Elliot Marsh").waitFor();
    });

    test("in a body that is a flex box, as create-next-app makes it, the sign-in page has its width", async () => {
      const page = await open();
      await page.goto("/login");
      await page.addStyleTag({ content: "body { display: flex; flex-direction: column; }" });
      expect((await page.getByRole("main").boundingBox())?.width).toBe(26 * 16);
    });

    test("the session's cookie is for the server alone and says nothing", async () => {
      const page = await open();
      await page.goto("/login");
      await signIn(page, "retail@example.com");
      await page.getByText("Elliot Marsh").waitFor();
      const [cookie] = await page.context().cookies();
      expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
      expect(cookie?.value).not.toContain("1043");
    });

    test("client components get what the GraphQL route allows", async () => {
      const page = await open();
      await page.goto("/login");
      await signIn(page, "retail@example.com");
      await page.getByText("Elliot Marsh").waitFor();
      const answer = await page.evaluate(async () => {
        const headers = { "content-type": "application/json" };
        const body = JSON.stringify({ id: "CustomerName" });
        return (await fetch("/api/graphql", { method: "POST", headers, body })).text();
      });
      expect(answer).toContain("Elliot");
    });

    test("while BigCommerce is down the account says so, and comes back without a reload", async () => {
      const page = await open();
      await page.goto("/login");
      await signIn(page, "retail@example.com");
      await page.getByText("Elliot Marsh").waitFor();
      await emulator.fail();
      await page.reload();
      await page.getByRole("heading", { name: "This did not work" }).waitFor();
      await emulator.recover();
      await page.getByRole("button", { name: "Try again" }).click();
      await page.getByText("Elliot Marsh").waitFor();
    });

    test.runIf(tokenKind === "impersonation")(
      "the token route gives a token for its secret only",
      async () => {
        const ask = (headers: Record<string, string>) =>
          fetch(`${shop.url}/api/impersonation-token`, { headers });
        const secret = /SERVICE_SECRET=(\S+)/.exec(
          await readFile(join(app.folder, ".env.local"), "utf8"),
        )?.[1];
        expect((await ask({})).status).toBe(401);
        expect((await ask({ authorization: `Bearer ${secret}` })).status).toBe(200);
      },
    );

    if (tokenKind === "private")
      test("a sign-in elsewhere ends the session here", async () => {
        const page = await open();
        await page.goto("/login");
        await signIn(page, "new@example.com");
        await page.getByText("There are no orders yet.").waitFor();
        const other = await open();
        await other.goto("/login");
        await signIn(other, "new@example.com");
        await other.getByText("There are no orders yet.").waitFor();
        await page.goto("/account/orders");
        await page.waitForURL("**/login");
        expect(await page.context().cookies()).toEqual([]);
        await other.goto("/session-ended");
        await other.waitForURL("**/account/orders");
      });

    test("run again, init changes nothing", async () => {
      const { status, output } = await runInit();
      expect(status).toBe(0);
      expect(output).not.toMatch(/^ {2}(new|adds to|kept|waits)/m);
      expect(output).not.toContain("Installing");
    });

    test("a session and an instance of the app's own stay byte for byte, and it says what to merge", async () => {
      const names = ["session", "bigcommerce"].map((name) => `${options.src ? "src/" : ""}lib/${name}.ts`);
      const read = () => Promise.all(names.map((name) => readFile(join(app.folder, name), "utf8")));
      const before = await read();
      const own = names.map((name) => `// ours: ${name}\nexport const getSession = () => null;\n`);
      const put = (texts: readonly string[]) =>
        Promise.all(names.map((name, index) => writeFile(join(app.folder, name), texts[index] ?? "")));
      await put(own);
      const { output } = await runInit();
      expect(await read()).toEqual(own);
      for (const name of names) expect(output).toContain(`${name} was not changed`);
      await put(before);
    });

    test("doctor finds nothing", async () => {
      const env = { ...app.environment, ...addressOf(emulator) };
      const args = ["--no", "next-bigcommerce", "doctor", "--json"];
      const { status, output } = await runCommand("npx", args, { cwd: app.folder, env });
      expect([status, output]).toEqual([0, expect.stringContaining('"findings": []')]);
    });
  });
}
