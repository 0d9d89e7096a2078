import { expect, it } from "vitest";
import { openShop } from "./open-shop.js";
import { signIn, visit } from "./shopper.js";

const { shop, withVisit } = await openShop();
const productPath = "/product/lark-hand-grinder";

it("the second guest who looks at a product sends no request to BigCommerce", async () => {
  const first = await visit(shop).read(productPath);
  const before = (await shop.emulator.stats()).graphql;
  const second = await visit(shop).read(productPath);
  expect((await shop.emulator.stats()).graphql - before).toBe(0);
  for (const html of [first, second]) {
    expect(html).toContain("to see your own price");
    expect(html).toContain("Sign in to put it on a wishlist");
  }
});

it("what guests are shown is kept for no customer: they get their own price", async () => {
  await visit(shop).read(productPath);
  const { read } = await signIn(shop, "wholesale");
  expect(await read(productPath)).toContain("Your price");
  expect(await visit(shop).read(productPath)).not.toContain("Your price");
});

it("without JavaScript the header leads to the sign-in form, and nothing loads for ever", () =>
  withVisit(
    async ({ page }) => {
      for (const path of ["/", productPath]) {
        await page.goto(path);
        expect(await page.locator("header .skeleton:visible").count()).toBe(0);
        await page
          .getByRole("banner")
          .getByRole("link", { name: /^(Account|Sign in)$/ })
          .click();
        await page.waitForURL("**/login*");
        await page.getByRole("heading", { name: "Sign in" }).waitFor();
      }
    },
    { javaScriptEnabled: false },
  ));

it("search engines keep the catalogue and its categories, and neither searches nor later pages", async () => {
  const robotsOf = async (query: string) => (await fetch(`${shop.url}/${query}`)).headers.get("x-robots-tag");
  for (const query of ["", "?sort=name", "?category=coffee"]) expect(await robotsOf(query)).toBeNull();
  for (const query of ["?q=kettle", "?after=abc", "?before=abc", "?category=coffee&after=abc"])
    expect(await robotsOf(query)).toBe("noindex, follow");
});

it("robots are kept from what is one visitor's", async () => {
  expect(await visit(shop).read("/robots.txt")).toMatch(/Allow: \/\nDisallow: \/account/);
});

it("a category that is not there is not found, and is not the whole shop", async () => {
  const response = await fetch(`${shop.url}/?category=no-such-thing`);
  expect(response.status).toBe(404);
  const html = await response.text();
  expect(html).toContain("There is nothing here");
  expect(html).not.toContain("Everything in the shop");
});
