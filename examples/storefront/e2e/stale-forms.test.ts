import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openVisit, signInWithForm } from "./browser.js";
import { addToCart, kettle, quantityOf } from "./cart-pages.js";
import { readMutations, readRetailCustomer } from "./customer-state.js";
import { openShop } from "./open-shop.js";
import { emails } from "./shopper.js";

const { shop, browser } = await openShop();
/** A tab for each form: 75 seconds on a machine that does nothing else. */
const manyTabsMs = 600_000;

interface FilledForm {
  readonly name: string;
  readonly path: string;
  fill(page: Page): Promise<void>;
  press(page: Page): Promise<void>;
  /** What was typed, once the form was refused. */
  typed?(page: Page): Promise<string>;
  /** As it was typed. */
  readonly text?: string;
}

const field = (page: Page, label: string) => page.getByLabel(label).filter({ visible: true }).first();
const pressButton = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).click();
const nothing = async () => {};

const oneField = (label: string, text: string) => ({
  fill: (page: Page) => field(page, label).fill(text),
  typed: (page: Page) => field(page, label).inputValue(),
  text,
});

const address = {
  fill: async (page: Page) => {
    await field(page, "First name").fill("Noor");
    await field(page, "Last name").fill("Haddad");
    await field(page, "City").fill("Astoria");
    await field(page, "Street and number").fill("9 Harbour Steps");
  },
  press: pressButton("Save address"),
  typed: (page: Page) => field(page, "Street and number").inputValue(),
  text: "9 Harbour Steps",
};
const openDetails = (summary: string) => (page: Page) => page.getByText(summary).click();

const forms: readonly FilledForm[] = [
  {
    name: "profile",
    path: "/account/profile",
    ...oneField("Company", "Haddad & Daughters"),
    press: pressButton("Save profile"),
  },
  {
    name: "password",
    path: "/account/profile",
    fill: async (page) => {
      await field(page, "Current password").fill("emulator");
      await field(page, "New password").fill("a-new-password-1");
    },
    press: pressButton("Change password"),
  },
  { name: "new address", path: "/account/addresses/new", ...address },
  { name: "changed address", path: "/account/addresses/501", ...address },
  {
    name: "deleted address",
    path: "/account/addresses/502",
    fill: openDetails("Delete this address"),
    press: pressButton("Delete for good"),
  },
  {
    name: "new wishlist",
    path: "/account/wishlists",
    ...oneField("Name of a new wishlist", "For the new café"),
    press: pressButton("Create wishlist"),
  },
  {
    name: "renamed wishlist",
    path: "/account/wishlists/33",
    ...oneField("Name of the wishlist", "Autumn menu"),
    press: pressButton("Rename"),
  },
  {
    name: "shared wishlist",
    path: "/account/wishlists/33",
    fill: nothing,
    press: pressButton("Share it by link"),
  },
  {
    name: "deleted wishlist",
    path: "/account/wishlists/33",
    fill: openDetails("Delete this wishlist"),
    press: pressButton("Delete for good"),
  },
  {
    name: "product taken off a wishlist",
    path: "/account/wishlists/33",
    fill: nothing,
    press: (page) =>
      page
        .getByRole("button", { name: /^Remove/ })
        .first()
        .click(),
  },
  {
    name: "product put into the cart",
    path: kettle,
    ...oneField("Quantity", "3"),
    press: pressButton("Add to cart"),
  },
  {
    name: "product put on a wishlist",
    path: kettle,
    fill: async (page) => void (await page.getByRole("combobox", { name: "Wishlist" }).selectOption("")),
    press: pressButton("Add to wishlist"),
    typed: (page) => page.getByRole("combobox", { name: "Wishlist" }).inputValue(),
    text: "",
  },
  {
    name: "heart",
    path: kettle,
    fill: (page) => page.getByRole("button", { name: "Save for later" }).waitFor(),
    press: pressButton("Save for later"),
  },
  {
    name: "quantity in the cart",
    path: "/cart",
    fill: (page) => quantityOf(page).fill("4"),
    press: (page) => quantityOf(page).press("Enter"),
    typed: (page) => quantityOf(page).inputValue(),
    text: "4",
  },
  {
    name: "line taken out of the cart",
    path: "/cart",
    fill: nothing,
    press: pressButton(/^Remove/),
  },
];

const noticeIn = (page: Page) =>
  page.getByRole("alert").filter({ hasText: "You are signed in as Elliot Marsh now" });

describe("in a browser with two tabs, a form filled in as Noor and sent when Elliot has signed in", () => {
  it(
    "changes nothing of Elliot's, says whose account it is now, and keeps what was typed",
    async () => {
      const { page: second, context, faults } = await openVisit(browser, shop.url);
      try {
        await signInWithForm(second, emails.wholesale);
        await second.waitForURL("**/account");
        await addToCart(second, kettle);
        const tabs = new Map<FilledForm, Page>();
        for (const form of forms) {
          const tab = await context.newPage();
          await tab.goto(form.path, { waitUntil: "networkidle" });
          await form.fill(tab);
          tabs.set(form, tab);
        }
        const [checkout, leaving] = [await context.newPage(), await context.newPage()];
        await checkout.goto("/cart");
        await leaving.goto("/account/addresses");
        await leaving.getByRole("button", { name: "Sign out" }).first().waitFor();

        await signInWithForm(second, emails.retail);
        await second.waitForURL("**/account");
        const before = await readRetailCustomer(shop.emulator);
        const changesBefore = await readMutations(shop.emulator);
        for (const [form, tab] of tabs) {
          await form.press(tab);
          await noticeIn(tab).waitFor();
          await tab.getByRole("link", { name: "Load the page again for Elliot Marsh" }).waitFor();
          await tab.getByRole("link", { name: /^Sign in again/ }).waitFor();
          expect([form.name, await form.typed?.(tab)]).toEqual([form.name, form.text]);
        }
        await checkout.getByRole("button", { name: "Go to the checkout" }).click();
        await noticeIn(checkout).filter({ hasText: "You were not taken to the checkout." }).waitFor();
        await leaving.getByRole("button", { name: "Sign out" }).first().click();
        await leaving.waitForURL("**/sign-out?changed");
        await leaving.getByText("You are signed in as Elliot Marsh.").waitFor();

        expect(await readMutations(shop.emulator)).toEqual(changesBefore);
        expect(await readRetailCustomer(shop.emulator)).toEqual(before);
        // The first press is refused, and the next one too: the form stays Noor's.
        const [[profile, tab] = []] = tabs;
        if (profile === undefined || tab === undefined) throw new Error("There are no forms.");
        await profile.press(tab);
        await noticeIn(tab).waitFor();
        expect(await readMutations(shop.emulator)).toEqual(changesBefore);
        // Once Noor has signed in again in the other tab, it is hers to send.
        await signInWithForm(second, emails.wholesale);
        await second.waitForURL("**/account");
        await profile.press(tab);
        await tab.getByText("Your profile was saved.").waitFor();
        expect(await field(tab, "Company").inputValue()).toBe(profile.text);
        expect(await readRetailCustomer(shop.emulator)).toEqual(before);
        expect(faults.filter((fault) => !/status of 409 .*\/api\/graphql/.test(fault))).toEqual([]);
      } finally {
        await context.close();
      }
    },
    manyTabsMs,
  );
});

describe("in a browser with two tabs, a form drawn for a guest and sent when Elliot has signed in", () => {
  it("says that nobody was signed in then, and leads to the page of Elliot, where it goes through", async () => {
    const { page: cart, context } = await openVisit(browser, shop.url);
    try {
      await addToCart(cart, kettle);
      const product = await context.newPage();
      await product.goto(kettle, { waitUntil: "networkidle" });
      const second = await context.newPage();
      await signInWithForm(second, emails.retail);
      await second.waitForURL("**/account");
      const changesBefore = await readMutations(shop.emulator);
      await quantityOf(cart).fill("3");
      await quantityOf(cart).press("Enter");
      await product.getByRole("button", { name: "Add to cart" }).click();
      for (const tab of [cart, product]) {
        const notice = noticeIn(tab).filter({ hasText: "this page was opened before anybody was signed in" });
        await notice.waitFor();
        expect(await notice.getByRole("link").allTextContents()).toEqual([
          "Load the page again for Elliot Marsh",
        ]);
      }
      expect(await readMutations(shop.emulator)).toEqual(changesBefore);
      await product.getByRole("link", { name: "Load the page again for Elliot Marsh" }).click();
      await product.getByRole("button", { name: "Save for later" }).waitFor();
      await product.getByRole("button", { name: "Add to cart" }).click();
      await product.getByRole("link", { name: "See the cart" }).waitFor();
    } finally {
      await context.close();
    }
  });
});
