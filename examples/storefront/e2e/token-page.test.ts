import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { holdsAny } from "../../../packages/next-bigcommerce/test/leak.js";
import { openVisit } from "./browser.js";
import { openShop } from "./open-shop.js";
import { secretsOf } from "./shop-secrets.js";
import { signIn, visit } from "./shopper.js";
import { revokeFromInspector } from "./token-life.js";

const { shop, browser } = await openShop();

/** What stands under a label of the figures. */
const figure = (page: Page, label: string) =>
  page
    .locator("dl > div")
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator("dd")
    .first();

it.each([true, false])(
  "the token's life shows, and buttons move it (JavaScript: %s)",
  async (javaScriptEnabled) => {
    const { page, context, faults } = await openVisit(browser, shop.url, { javaScriptEnabled });
    await page.goto("/dev/token");
    const hitsBefore = Number(await figure(page, "Hits").textContent());
    await page.getByRole("button", { name: "Ask 100 times" }).click();
    await page.waitForURL("**/dev/token");
    await page.getByRole("img", { name: /Expires in \d+:\d\d, is refreshed in/ }).waitFor();
    // The token that the shop started with.
    expect(Number(await figure(page, "Mints").textContent())).toBe(1);
    expect(Number(await figure(page, "Hits").textContent())).toBeGreaterThan(hitsBefore + 90);
    expect(faults).toEqual([]);
    await context.close();
  },
);

it("it refreshes itself: a token revoked elsewhere disappears without a click", async () => {
  const { page, context } = await openVisit(browser, shop.url);
  await visit(shop).read("/");
  await page.goto("/dev/token");
  await page.getByRole("img", { name: /Expires in/ }).waitFor();
  await revokeFromInspector(shop);
  await page.getByRole("img", { name: "No token yet" }).waitFor();
  await context.close();
});

it("requests that were sent again are counted, and the last mint that failed is named with its code", async () => {
  const { page, context } = await openVisit(browser, shop.url);
  await page.goto("/dev/token");
  const retriesBefore = Number(await figure(page, "Retries").textContent());
  await shop.emulator.faults.add([{ on: "graphql", times: 1, status: 503 }]);
  await visit(shop).read("/?q=asked-again");
  await page.goto("/dev/token");
  expect(Number(await figure(page, "Retries").textContent())).toBe(retriesBefore + 1);
  await page.getByRole("button", { name: /revoke/i }).click();
  await page.getByRole("img", { name: "No token yet" }).waitFor();
  await shop.emulator.faults.add([{ on: "mint", times: null, status: 401 }]);
  await visit(shop).read("/?q=not-minted");
  await page.goto("/dev/token");
  expect(await figure(page, "Last error").textContent()).toBe("store_unauthorized");
  await context.close();
});

it("what the shared store holds is shown by its key and size, and goes with the token", async () => {
  await shop.emulator.faults.clear();
  await shop.restart();
  const { page, context } = await openVisit(browser, shop.url);
  await page.goto("/dev/token");
  await page.getByRole("button", { name: /revoke/i }).click();
  const store = page.getByRole("region", { name: "In the shared store" });
  await store.getByText("Nothing: no token has been shared yet").waitFor();
  await page.getByRole("button", { name: "Ask 100 times" }).click();
  const entry = store.getByRole("listitem");
  await entry.waitFor();
  expect(await entry.locator("code").textContent()).toContain("emulator");
  expect(await entry.textContent()).toMatch(/\d{3,} bytes, encrypted .* gone in \d+:\d\d/);
  await page.getByRole("button", { name: /revoke/i }).click();
  await store.getByText("Nothing: no token has been shared yet").waitFor();
  await context.close();
});

it("neither its HTML nor its payload holds a secret", async () => {
  await signIn(shop, "retail");
  const secrets = await secretsOf(shop);
  const contents = [await visit(shop).read("/dev/token"), await visit(shop).readPayload("/dev/token")];
  expect(contents[0]).toContain("Token inspector");
  expect(contents.filter((content) => holdsAny(content, secrets))).toEqual([]);
});
