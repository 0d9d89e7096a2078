import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { openVisit, redirectedPrefetch, signInWithForm } from "./browser.js";
import { openShop } from "./open-shop.js";
import { emails, signIn } from "./shopper.js";

const { shop, browser } = await openShop();

beforeEach(() => shop.emulator.reset());

/** On a client-side navigation Next keeps the page before, hidden, so that a label alone can name two fields. */
const field = (page: Page, label: string) => page.getByLabel(label).filter({ visible: true });
const isShown = (page: Page, street: string) =>
  page.getByRole("main").getByText(street).filter({ visible: true }).count();

describe.each([
  ["with JavaScript", { javaScriptEnabled: true }],
  ["without JavaScript", { javaScriptEnabled: false }],
])("addresses %s", (_name, options) => {
  async function withShopper(email: string, work: (page: Page) => Promise<void>) {
    const { page, context, faults } = await openVisit(browser, shop.url, options);
    try {
      await signInWithForm(page, email);
      await page.waitForURL("**/account");
      await work(page);
      expect(faults.filter((fault) => !redirectedPrefetch.test(fault))).toEqual([]);
    } finally {
      await context.close();
    }
  }

  it("the first address is added, changed and deleted", () =>
    withShopper(emails.new, async (page) => {
      await page.goto("/account/addresses");
      await page.getByRole("link", { name: "Add an address" }).click();
      await page.waitForURL("**/addresses/new");
      await field(page, "First name").fill("Jun");
      await field(page, "Last name").fill("Park");
      await field(page, "Street and number").fill("12 Fern Road");
      await field(page, "City").fill("Toronto");
      await field(page, "Country").selectOption({ label: "Canada" });
      await page.getByRole("button", { name: "Save address" }).click();
      await page.getByText("The address was added.").waitFor();
      expect(await isShown(page, "12 Fern Road")).toBe(1);
      expect(await isShown(page, "Canada")).toBe(1);

      await page.getByRole("link", { name: "Change the address 12 Fern Road" }).click();
      await page.waitForURL(/addresses\/\d+$/);
      expect(await field(page, "Country").inputValue()).toBe("CA");
      await field(page, "Street and number").fill("14 Fern Road");
      await page.getByRole("button", { name: "Save address" }).click();
      await page.getByText("The address was saved.").waitFor();
      expect([await isShown(page, "12 Fern Road"), await isShown(page, "14 Fern Road")]).toEqual([0, 1]);

      await page.getByRole("link", { name: "Change the address 14 Fern Road" }).click();
      await page.getByText("Delete this address").click();
      await page.getByRole("button", { name: "Delete for good" }).click();
      await page.getByText("The address was deleted.").waitFor();
      await page.getByText("No addresses yet").waitFor();
    }));

  it("what is wrong stands beside its field, and nothing that was entered is lost", () =>
    withShopper(emails.retail, async (page) => {
      await page.goto("/account/addresses/503");
      await field(page, "Company").fill("Marsh & Daughters");
      await field(page, "Country").selectOption({ label: "Norway" });
      await field(page, "Street and number").fill("   ");
      await page.getByRole("button", { name: "Save address" }).click();
      const street = page.getByRole("textbox", { name: "Street and number", description: /Please enter/ });
      await street.waitFor();
      expect(await street.getAttribute("aria-invalid")).toBe("true");
      expect(await field(page, "Company").inputValue()).toBe("Marsh & Daughters");
      expect(await field(page, "Country").inputValue()).toBe("NO");
      if (options.javaScriptEnabled)
        expect(await street.evaluate((input) => input === document.activeElement)).toBe(true);
      await street.fill("1 New Street");
      await page.getByRole("button", { name: "Save address" }).click();
      await page.getByText("The address was saved.").waitFor();
      expect(await isShown(page, "Marsh & Daughters")).toBe(1);
    }));

  it("if BigCommerce fails, the form says so and keeps what was entered", () =>
    withShopper(emails.retail, async (page) => {
      await page.goto("/account/addresses/503");
      await field(page, "City").fill("Tacoma");
      const body = JSON.stringify({ data: null, errors: [{ message: "Something broke" }] });
      await shop.emulator.faults.add([{ on: "graphql", times: 1, status: 200, body }]);
      await page.getByRole("button", { name: "Save address" }).click();
      await page.getByRole("alert").filter({ hasText: "does not work just now" }).waitFor();
      expect(await field(page, "City").inputValue()).toBe("Tacoma");
    }));

  it("signed out in the meantime, saving leads to the sign-in form", () =>
    withShopper(emails.retail, async (page) => {
      await page.goto("/account/addresses/503");
      await page.context().clearCookies();
      await page.getByRole("button", { name: "Save address" }).click();
      await page.waitForURL("**/login*");
      await page.getByText("so nothing was saved. Please sign in again.").waitFor();
      await page
        .getByText("What you had typed is shown again once the same customer has signed in.")
        .waitFor();
      // Who comes to this browser then finds nothing of it on the way back.
      await page.goBack();
      await page.getByRole("heading", { name: "Sign in" }).filter({ visible: true }).waitFor();
      expect(await page.getByLabel("City").filter({ visible: true }).count()).toBe(0);
    }));
});

it("another customer's address cannot be opened", async () => {
  const retail = await signIn(shop, "retail");
  for (const id of [501, 999, "0", "x"]) {
    const html = await retail.read(`/account/addresses/${id}`);
    expect(html).not.toContain("NE Fremont");
    expect(html).toContain("NEXT_HTTP_ERROR_FALLBACK;404");
  }
});
