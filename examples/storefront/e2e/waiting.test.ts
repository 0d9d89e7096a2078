import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { signInWithForm } from "./browser.js";
import { openShop } from "./open-shop.js";
import { emails } from "./shopper.js";

const { shop, withVisit } = await openShop();

const isWaiting = (page: Page) => page.getByRole("status").filter({ hasText: "Loading the page" }).waitFor();

/** Until React has taken it over, the browser itself follows a link, and shows so itself. */
const isInteractive = async (pressed: Locator) => {
  const hasProps = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactProps"));
  await expect.poll(() => pressed.evaluate(hasProps), { timeout: 60_000 }).toBe(true);
};

/** Presses something while BigCommerce takes its time, and waits for the bar before the page. */
async function pressSlowly(page: Page, pressed: Locator, url: string): Promise<void> {
  await isInteractive(pressed);
  await shop.emulator.faults.add([{ on: "graphql", times: null, delayMs: 1500 }]);
  const before = page.url();
  await pressed.click();
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
      await pressSlowly(page, account.getByRole("link", { name }), `**/account/${name.toLowerCase()}`);
    await pressSlowly(page, page.getByRole("link", { name: "Cart" }), "**/cart");
  }));

it("so do a product's card, a search, and what the quick search finds", () =>
  withVisit(async ({ page }) => {
    await page.goto("/");
    await pressSlowly(
      page,
      page.getByRole("main").getByRole("link", { name: "Morning Ridge Blend" }),
      "**/product/morning-ridge-blend",
    );
    await page.goto("/");
    const search = page.getByRole("main").getByRole("search");
    await search.getByLabel("Search the shop").fill("something new");
    await pressSlowly(page, search.getByRole("button", { name: "Show" }), "**/?q=*");
    await page.getByRole("combobox", { name: "Find a product" }).fill("slow morning");
    await page.getByRole("option").first().waitFor();
    await pressSlowly(page, page.getByRole("option").first(), "**/product/*");
  }));
