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

it("the catalogue is one page for search engines, whatever its order; searches and later pages are none", async () => {
  const headersOf = async (query: string) => (await fetch(`${shop.url}/${query}`)).headers;
  for (const query of ["", "?sort=name"])
    expect((await headersOf(query)).get("link")).toContain('</>; rel="canonical"');
  for (const query of ["?q=kettle", "?after=abc", "?before=abc", "?category=coffee&after=abc"]) {
    const headers = await headersOf(query);
    expect(headers.get("x-robots-tag")).toBe("noindex, follow");
    expect(headers.get("link") ?? "").not.toContain("canonical");
  }
  const category = await headersOf("?category=coffee");
  expect([category.get("x-robots-tag"), category.get("link") ?? ""]).toEqual([
    null,
    expect.not.stringContaining("canonical"),
  ]);
});

it("a product has one address for search engines, and robots are kept from what is one visitor's", async () => {
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(await visit(shop).read(`${productPath}?x=1`));
  expect(canonical?.[1]).toMatch(/\/product\/lark-hand-grinder$/);
  expect(await visit(shop).read("/robots.txt")).toMatch(/Allow: \/\nDisallow: \/account/);
});

it("a category that is not there is not found, and is not the whole shop", async () => {
  const html = await visit(shop).read("/?category=no-such-thing");
  expect(html).toContain("NEXT_HTTP_ERROR_FALLBACK;404");
  expect(html).not.toContain("Everything in the shop");
});
