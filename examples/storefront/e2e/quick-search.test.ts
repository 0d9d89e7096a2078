import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openShop } from "./open-shop.js";

const { shop, withVisit } = await openShop();
const asked = async () =>
  (await shop.emulator.requests()).filter(({ operationName }) => operationName === "QuickSearch");

const optionsOf = (page: Page) =>
  page.getByRole("listbox", { name: "Products found", includeHidden: true }).getByRole("option");

it("names appear while typing, are read out, and the keyboard chooses one", () =>
  withVisit(async ({ page }) => {
    await page.goto("/account");
    const field = page.getByRole("combobox", { name: "Find a product" });
    await field.fill("kettle");
    await page.getByText(/^\d+ products? found$/).waitFor({ state: "attached" });
    const names = await optionsOf(page).allTextContents();
    expect(names.length).toBeGreaterThan(0);
    expect(await field.getAttribute("aria-expanded")).toBe("true");
    await field.press("ArrowDown");
    const active = page.locator(`[id="${await field.getAttribute("aria-activedescendant")}"]`);
    expect(await active.textContent()).toBe(names[0]);
    await field.press("Enter");
    await page.waitForURL("**/product/**");
    await page.getByRole("heading", { level: 1, name: names[0] ?? "" }).waitFor();
  }));

it("a click chooses, Escape closes, and a term without a product says so", () =>
  withVisit(async ({ page }) => {
    await page.goto("/");
    const field = page.getByRole("combobox", { name: "Find a product" });
    await field.fill("no-such-thing");
    await page.getByText("No product with that name.").waitFor();
    await field.fill("kettle");
    await optionsOf(page).first().waitFor();
    await field.press("Escape");
    await optionsOf(page).first().waitFor({ state: "hidden" });
    await field.fill("grinder");
    await optionsOf(page).first().click();
    await page.waitForURL("**/product/**");
  }));

it("typing asks once for each pause, as a guest, at an address that caches may keep", () =>
  withVisit(async ({ page }) => {
    await page.goto("/");
    const before = (await asked()).length;
    const answer = page.waitForResponse(/\/api\/graphql\?id=QuickSearch/);
    await page.getByRole("combobox", { name: "Find a product" }).pressSequentially("grinder", { delay: 10 });
    const url = (await answer).url();
    const requests = (await asked()).slice(before);
    expect(requests).toMatchObject([{ customerId: null }]);
    const throughProxy = await fetch(url, { headers: { "x-original-uri": url } });
    expect(throughProxy.headers.get("cache-control")).toBe("public, max-age=0, s-maxage=60");
  }));

it("without JavaScript it is the search of the catalogue", () =>
  withVisit(
    async ({ page }) => {
      await page.goto("/");
      const field = page.getByRole("combobox", { name: "Find a product" });
      await field.fill("kettle");
      await field.press("Enter");
      await page.waitForURL("**/?q=kettle");
    },
    { javaScriptEnabled: false },
  ));
