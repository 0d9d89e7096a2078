import { afterEach, expect, it } from "vitest";
import { signInWithForm } from "./browser.js";
import { openShop } from "./open-shop.js";
import { emails } from "./shopper.js";

const { shop, withVisit } = await openShop();
afterEach(() => shop.emulator.reset());

const productPath = "/product/lark-hand-grinder";
const everyRequestFails = () => shop.emulator.faults.add([{ on: "graphql", times: null, status: 500 }]);
/** What React says in the browser of a part that failed on the server. */
const expectedFault = /Minified React error #(419|441)|status of 5\d\d/;

it("if BigCommerce fails, a product's page stands without the customer's price, and trying again brings the rest", () =>
  withVisit(
    async ({ page }) => {
      await page.goto(productPath);
      const title = await page.getByRole("heading", { level: 1 }).textContent();
      await signInWithForm(page, emails.wholesale);
      await page.waitForURL("**/account");
      await everyRequestFails();
      await page.goto(productPath);
      await page.getByText("Your price could not be loaded.").waitFor();
      await page.getByText("Your wishlists could not be loaded.").waitFor();
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(title);
      await shop.emulator.faults.clear();
      await page
        .getByText("Your price could not be loaded.")
        .getByRole("button", { name: "Try again" })
        .click();
      await page.getByText(/^Your price(?! could)/).waitFor();
    },
    { expectedFault },
  ));

it("orders that failed to load are shown once they can be: by trying again, without a new document", () =>
  withVisit(
    async ({ page }) => {
      await signInWithForm(page, emails.retail);
      await page.waitForURL("**/account");
      await everyRequestFails();
      await page.goto("/account/orders");
      await page.getByRole("alert").getByText("We could not load this just now").waitFor();
      await shop.emulator.faults.clear();
      await page.getByRole("button", { name: "Try again" }).click();
      await page
        .getByRole("main")
        .getByRole("link", { name: /^Order \d+/ })
        .first()
        .waitFor();
    },
    { expectedFault },
  ));
