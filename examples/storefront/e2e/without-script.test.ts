import { expect, it } from "vitest";
import { openShop } from "./open-shop.js";

const { withVisit } = await openShop();

it("without JavaScript the front door leads in: products with prices, categories, search, and a product into the cart", () =>
  withVisit(
    async ({ page }) => {
      await page.goto("/");
      const cards = page.getByRole("main").getByRole("article");
      expect(await cards.count()).toBe(12);
      for (const card of await cards.all())
        expect(await card.getByText(/\$\d/).first().isVisible()).toBe(true);
      await page.getByRole("navigation", { name: "Categories" }).getByRole("link", { name: "Tea" }).click();
      await page.getByRole("heading", { level: 2, name: "Tea", exact: true }).waitFor();
      const search = page.getByRole("main").getByRole("search");
      await search.getByLabel("Search the shop").fill("slow morning");
      await search.getByLabel("Category").selectOption("All categories");
      await search.getByRole("button", { name: "Show" }).click();
      await page.getByRole("heading", { level: 2, name: "Results for “slow morning”" }).waitFor();
      expect(await cards.getByRole("heading").allTextContents()).toContain("The Slow Morning");
      await page.goto("/product/lark-hand-grinder");
      await page.getByRole("button", { name: "Add to cart" }).click();
      await page.goto("/cart");
      await page.getByRole("heading", { level: 2, name: "Lark Hand Grinder" }).waitFor();
    },
    { javaScriptEnabled: false },
  ));
