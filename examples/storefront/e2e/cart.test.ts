import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { signInWithForm } from "./browser.js";
import { addToCart, cartCookie, kettle, lineOf, quantityOf, signOutFromAddresses } from "./cart-pages.js";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";
import { emails, permitSignIn } from "./shopper.js";

const { shop, withVisit } = await openShop();
beforeEach(() => shop.emulator.faults.clear());

describe.each([
  ["with JavaScript", { javaScriptEnabled: true }],
  ["without JavaScript", { javaScriptEnabled: false }],
])("the cart %s", (_name, options) => {
  it("takes the chosen version and quantity, changes the quantity, and is empty again", () =>
    withVisit(async ({ page }) => {
      await addToCart(page, kettle, { colour: "Cream", quantity: "2" });
      const line = lineOf(page, "Heron Gooseneck Kettle");
      expect(await line.textContent()).toMatch(/Colour:Cream/);
      expect(await line.locator("img").getAttribute("src")).toContain("/attribute_rule_images/11002_");
      const [unit, all] = await pricesOf(page);
      expect(all).toBeCloseTo(unit * 2);
      await quantityOf(page).fill("3");
      await quantityOf(page).press("Enter");
      await page.getByText("3 items", { exact: true }).waitFor();
      await page.getByRole("button", { name: /^One .* more$/ }).click();
      await page.getByText("4 items", { exact: true }).waitFor();
      expect(await quantityOf(page).inputValue()).toBe("4");
      expect((await pricesOf(page))[1]).toBeCloseTo(unit * 4);
      await page.getByRole("button", { name: /^Remove / }).click();
      await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
    }, options));

  it("says beside the field what cannot be had, and keeps what there is", () =>
    withVisit(async ({ page, faults }) => {
      await addToCart(page, kettle);
      await quantityOf(page).evaluate((field) => field.removeAttribute("max"));
      await quantityOf(page).fill("5000");
      await quantityOf(page).press("Enter");
      const problem = page.getByRole("alert").filter({ hasText: "We do not have that many" });
      await problem.waitFor();
      expect(await quantityOf(page).getAttribute("aria-invalid")).toBe("true");
      expect(await quantityOf(page).getAttribute("aria-describedby")).toBe(await problem.getAttribute("id"));
      await page.goto("/cart");
      expect(await quantityOf(page).inputValue()).toBe("1");
      expect(faults).toEqual([]);
    }, options));

  it("offers no button for what is not for sale", () =>
    withVisit(async ({ page }) => {
      await page.goto("/product/the-slow-morning");
      await page.getByText("Out of print").waitFor();
      expect(await page.getByRole("button", { name: "Add to cart" }).count()).toBe(0);
    }, options));

  it("refuses a version that is sold out", () =>
    withVisit(async ({ page }) => {
      await page.goto("/product/fold-dripper");
      await page.getByText("Ink", { exact: true }).click();
      await page.getByRole("button", { name: "Add to cart" }).click();
      await page.getByRole("alert").filter({ hasText: "another version" }).waitFor();
      await page.goto("/cart");
      await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
    }, options));

  it("comes along at sign-in at the customer's own prices, goes at sign-out, and is back at the next sign-in", () =>
    withVisit(async (opened) => {
      const { page } = opened;
      await addToCart(page, kettle, { quantity: "2" });
      const [listPrice] = await pricesOf(page);
      await signInWithForm(page, emails.wholesale);
      await page.waitForURL("**/account");
      await page.goto("/cart");
      const [ownPrice, all] = await pricesOf(page);
      expect(ownPrice).toBeCloseTo(listPrice * 0.8);
      expect(all).toBeCloseTo(ownPrice * 2);
      await page.goto("/login");
      await signOutFromAddresses(page);
      expect(await cartCookie(opened)).toBeUndefined();
      await page.goto("/cart");
      await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
      await signInWithForm(page, emails.wholesale);
      await page.waitForURL("**/account");
      await page.goto("/cart");
      await lineOf(page, "Heron Gooseneck Kettle").waitFor();
      await page.getByRole("button", { name: /^Remove / }).click();
      await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
    }, options));
});

/** Of the first line: the price of one, and of all. */
async function pricesOf(page: Page): Promise<[unit: number, all: number]> {
  const line = page.getByRole("main").getByRole("listitem").first();
  const text = (await line.textContent()) ?? "";
  const [unit, all] = [/\$([\d.,]+) each/, /All together \$([\d.,]+)/].map((pattern) =>
    Number(pattern.exec(text)?.[1]?.replaceAll(",", "")),
  );
  return [unit ?? Number.NaN, all ?? Number.NaN];
}

describe("the number in the header", () => {
  it("changes on the product page, is read out there, and follows the cart", () =>
    withVisit(async ({ page }) => {
      await page.goto(kettle);
      const link = page.getByRole("banner").getByRole("link", { name: /^Cart/ });
      await page.getByRole("button", { name: "Add to cart" }).click();
      await page
        .getByRole("banner")
        .getByRole("status")
        .filter({ hasText: "Your cart has 1 item" })
        .waitFor();
      expect(new URL(page.url()).pathname).toBe(kettle);
      await page.getByRole("button", { name: "Add to cart" }).click();
      await page.getByRole("banner").getByRole("status").filter({ hasText: "2 items" }).waitFor();
      await link.click();
      await page.getByRole("heading", { name: "Your cart", exact: true }).waitFor();
      await page.getByRole("button", { name: /^One .* less$/ }).click();
      await page.getByRole("banner").getByRole("status").filter({ hasText: "1 item" }).waitFor();
      await quantityOf(page).fill("4");
      await quantityOf(page).blur();
      await page.getByRole("banner").getByRole("status").filter({ hasText: "4 items" }).waitFor();
      await page.getByRole("button", { name: /^Remove / }).click();
      await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Your cart");
      expect((await link.textContent())?.trim()).toBe("Cart");
    }));
});

it("a choice on the product page shows its price and picture, and stays in the address", () =>
  withVisit(async ({ page }) => {
    await page.goto(kettle);
    const price = page
      .locator("article")
      .getByText(/^\$[\d.]+$/)
      .first();
    const before = Number((await price.textContent())?.slice(1));
    await page.getByText("Cream", { exact: true }).click();
    await page.waitForURL(/option-1100=11002/);
    await page.getByText(`$${(before + 6).toFixed(2)}`).waitFor();
    await page.locator('article img[src*="kettle--cream"]').first().waitFor();
  }));

// The response made up here holds no access token, without which a private shop signs nobody in.
it.runIf(tokenKind === "impersonation")(
  "a login that answers no cart: the guest's is assigned to the customer",
  () =>
    withVisit(async ({ page }) => {
      await addToCart(page, kettle);
      await page.goto("/login");
      const body = JSON.stringify({ data: { login: { customer: { entityId: 1043 }, cart: null } } });
      await shop.emulator.faults.add([{ on: "graphql", times: 1, status: 200, body }]);
      permitSignIn(emails.retail);
      await page.getByLabel("Email").fill(emails.retail);
      await page.getByLabel("Password").fill("emulator");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL("**/account");
      const requests = await shop.emulator.requests();
      const assigned = requests.filter(({ operationName }) => operationName === "AssignCartToCustomer");
      expect(assigned.at(-1)).toMatchObject({ customerId: 1043, status: 200 });
      await page.goto("/cart");
      await lineOf(page, "Heron Gooseneck Kettle").waitFor();
    }),
);
