import { readdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { accountPages, createAxe, looks, ownPages, violationsNow } from "./axe.js";
import { signInWithForm } from "./browser.js";
import { addToCart, comeBack, goToCheckout, kettle, visitNotice } from "./cart-pages.js";
import { openShop } from "./open-shop.js";
import { storefrontFolder } from "./shop.js";
import { emails, signIn } from "./shopper.js";

const open = await openShop();
const { shop, browser } = open;
const { publicPages, productPath, checkedPaths, check } = await createAxe(open);

/** Paths of the pages of the app, as folders have them: `/account/orders/[id]`. */
const appRoutes = readdirSync(`${storefrontFolder}/src/app`, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`);

const matcherOf = (route: string) => new RegExp(`^${route.replace(/\[\w+\]/g, "(?!new$)[^/]+")}$`);

// accessible-to-others.test.ts has the same pages for more customers.
describe.each(looks)("axe finds no violation in %s", (_name, look) => {
  it("for a guest", () => check(look, publicPages));

  it("for the retail customer", async () => {
    const shopper = await signIn(shop, "retail");
    const own = await ownPages(shopper);
    expect(own.length).toBe(4);
    await check(look, ["/", productPath, "/cart", ...accountPages, ...own], shopper.cookie);
  });
});

/** What a page turns into once somebody does something there. */
const states: readonly { name: string; path: string; enter(page: Page): Promise<unknown> }[] = [
  {
    name: "a form with errors beside its fields",
    path: "/account/addresses/new",
    enter: async (page) => {
      for (const label of ["First name", "Last name", "Street and number", "City"])
        await page.getByLabel(label).filter({ visible: true }).fill(" ");
      await page.getByRole("button", { name: "Save address" }).click();
      await page.locator("[aria-invalid=true]").first().waitFor();
    },
  },
  {
    name: "the open question before an address is deleted",
    path: "/account/addresses/503",
    enter: async (page) => {
      await page.getByText("Delete this address").click();
      await page.getByRole("button", { name: "Delete for good" }).waitFor();
    },
  },
  {
    name: "the open list of the quick search",
    path: "/cart",
    enter: async (page) => {
      await page.getByRole("combobox", { name: "Find a product" }).filter({ visible: true }).fill("kettle");
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("ArrowDown");
    },
  },
  {
    name: "the notice to whoever came back from the checkout",
    path: kettle,
    enter: async (page) => {
      await addToCart(page, kettle);
      await goToCheckout(page);
      await page.getByText("Signed in as").waitFor();
      await comeBack(page, shop, "/cart");
      await visitNotice(page).waitFor();
    },
  },
  {
    name: "a page that failed",
    path: "/account",
    enter: async (page) => {
      await shop.emulator.faults.add([{ on: "graphql", times: null, status: 400, body: "{}" }]);
      await page.reload();
      await page.getByRole("button", { name: "Try again" }).first().waitFor();
      await shop.emulator.faults.clear();
    },
  },
];

describe.each(looks)("axe finds no violation in %s", (_name, look) => {
  it.each(states)("in $name", async ({ name, path, enter }) => {
    const context = await browser.newContext({ baseURL: shop.url, ...look });
    const page = await context.newPage();
    try {
      await signInWithForm(page, emails.retail);
      await page.waitForURL("**/account");
      await page.goto(path);
      await enter(page);
      expect(await violationsNow(page, name)).toEqual([]);
    } finally {
      await context.close();
    }
  });
});

it("every page of the app was among them", () => {
  const paths = [...checkedPaths];
  expect(appRoutes.length).toBeGreaterThan(15);
  expect(appRoutes.filter((route) => !paths.some((path) => matcherOf(route).test(path)))).toEqual([]);
});
