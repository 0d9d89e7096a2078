import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openVisit, signInWithForm } from "./browser.js";
import { openShop } from "./open-shop.js";
import { emails } from "./shopper.js";

const { shop, browser } = await openShop();

async function withOrders(work: (page: Page) => Promise<void>) {
  const { page, context, faults } = await openVisit(browser, shop.url);
  try {
    await signInWithForm(page, emails.wholesale);
    await page.waitForURL("**/account");
    await page.goto("/account/orders");
    await orderLinks(page).first().waitFor();
    await work(page);
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
}

const orderLinks = (page: Page) =>
  page
    .getByRole("main")
    .getByRole("link", { name: /^Order \d+/ })
    .filter({ visible: true });
const numbersOf = async (page: Page) =>
  (await orderLinks(page).allTextContents()).map((text) => Number(text.replace(/\D/g, "")));
/** The days as they are shown: those of the shop's time zone. */
const daysOf = async (page: Page) => {
  const texts = await page.getByRole("main").locator("li time:visible").allTextContents();
  return texts.map((text) => new Date(`${text} UTC`).toISOString().slice(0, 10));
};

it("orders are filtered by status and by days, and the filter stays in paging forth and back", () =>
  withOrders(async (page) => {
    await page.getByLabel("Status").selectOption("Completed");
    await page.getByRole("button", { name: "Filter" }).click();
    await page.waitForURL("**/account/orders?*status=COMPLETED*");
    await page.getByRole("link", { name: "Show all" }).waitFor();
    const first = await numbersOf(page);
    expect(first.length).toBe(8);
    expect(await page.locator("main li:visible").getByText("Completed").count()).toBe(8);
    await page.getByRole("link", { name: /next/i }).click();
    await page.waitForURL(/status=COMPLETED.*after=/);
    await orderLinks(page)
      .filter({ hasText: String(first[0]) })
      .waitFor({ state: "detached" });
    expect((await numbersOf(page)).filter((id) => first.includes(id))).toEqual([]);
    expect(await page.getByLabel("Status").inputValue()).toBe("COMPLETED");
    await page.getByRole("link", { name: /previous/i }).click();
    await page.waitForURL(/status=COMPLETED.*before=/);
    await orderLinks(page)
      .filter({ hasText: String(first[0]) })
      .waitFor();
    expect(await numbersOf(page)).toEqual(first);
  }));

it("both ends of a range of days are included, and a range without orders says so", () =>
  withOrders(async (page) => {
    const days = await daysOf(page);
    const [from, to] = [String(days[5]), String(days[2])];
    await page.goto(`/account/orders?from=${from}&to=${to}`);
    await page.getByRole("link", { name: "Show all" }).waitFor();
    const shown = await daysOf(page);
    expect(shown).toContain(to);
    expect(shown).toContain(from);
    expect(shown.filter((day) => day < from || day > to)).toEqual([]);
    await page.goto("/account/orders?from=2001-01-01&to=2001-01-02");
    await page.getByText("No such orders").waitFor();
    await page.getByRole("link", { name: "Show all orders" }).click();
    await orderLinks(page).first().waitFor();
  }));
