import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { signInWithForm } from "./browser.js";
import { openShop } from "./open-shop.js";
import { emails } from "./shopper.js";

const { shop, withVisit } = await openShop();

const isWaiting = (page: Page) => page.getByRole("status").filter({ hasText: "Loading the page" }).waitFor();

/** Presses something while BigCommerce takes its time, and waits for the bar before the page. */
async function pressSlowly(page: Page, press: () => Promise<unknown>, url: string): Promise<void> {
  await shop.emulator.faults.add([{ on: "graphql", times: null, delayMs: 1500 }]);
  const before = page.url();
  await press();
  await isWaiting(page);
  expect(page.url()).toBe(before);
  await shop.emulator.faults.clear();
  await page.waitForURL(url);
}

it("a link to a page that waits for BigCommerce shows at once that it was pressed", () =>
  withVisit(async ({ page }) => {
    await signInWithForm(page, emails.retail);
    await page.waitForURL("**/account");
    const account = page.getByRole("navigation", { name: "Account" });
    for (const name of ["Addresses", "Profile"])
      await pressSlowly(
        page,
        () => account.getByRole("link", { name }).click(),
        `**/account/${name.toLowerCase()}`,
      );
    await pressSlowly(page, () => page.getByRole("link", { name: "Cart" }).click(), "**/cart");
  }));

it("so do a product's card, a search, and what the quick search finds", () =>
  withVisit(async ({ page }) => {
    await page.goto("/");
    await pressSlowly(
      page,
      () => page.getByRole("main").getByRole("link", { name: "Morning Ridge Blend" }).click(),
      "**/product/morning-ridge-blend",
    );
    await page.goto("/");
    const search = page.getByRole("main").getByRole("search");
    await search.getByLabel("Search the shop").fill("something new");
    await pressSlowly(page, () => search.getByRole("button", { name: "Show" }).click(), "**/?q=*");
    await page.getByRole("combobox", { name: "Find a product" }).fill("slow morning");
    await page.getByRole("option").first().waitFor();
    await pressSlowly(page, () => page.getByRole("option").first().click(), "**/product/*");
  }));
