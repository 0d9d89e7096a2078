import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { z } from "zod";
import { connectionOf, storeAsker } from "./ask-store.js";
import { openShop } from "./open-shop.js";
import { visit } from "./shopper.js";

const { shop, withVisit } = await openShop();

const productSchema = z.object({
  name: z.string(),
  inventory: z.object({ isInStock: z.boolean() }),
  prices: z.object({ price: z.object({ value: z.number() }) }),
  categories: connectionOf(z.object({ name: z.string() })),
});
const query = `{ site { products(first: 50) { edges { node {
  name inventory { isInStock } prices { price { value } } categories { edges { node { name } } }
} } } } }`;
const ask = await storeAsker(shop.emulator);
const storeSchema = z.object({ site: z.object({ products: connectionOf(productSchema) }) });
const { products } = storeSchema.parse(await ask(query)).site;
const namesIn = (category: string) =>
  products
    .filter(({ categories }) => categories.some(({ name }) => name === category))
    .map(({ name }) => name);

/** On a client-side navigation Next keeps the page before, hidden. */
const cards = (page: Page) => page.getByRole("main").getByRole("article").filter({ visible: true });
const namesOf = (page: Page) => cards(page).getByRole("heading").allTextContents();
const pricesOf = (names: readonly string[]) =>
  names.map((name) => products.find((product) => product.name === name)?.prices.price.value ?? Number.NaN);
const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 2, name, exact: true }).waitFor();
const filters = (page: Page) => page.getByRole("main").getByRole("search");

async function show(page: Page, { term = "", sort = "" }): Promise<void> {
  await filters(page).getByLabel("Search the shop").fill(term);
  if (sort !== "") await filters(page).getByLabel("Sort by").selectOption(sort);
  await filters(page).getByRole("button", { name: "Show" }).click();
}

async function turn(page: Page, to: "Next" | "Previous"): Promise<void> {
  const [first = ""] = await namesOf(page);
  await page.getByRole("navigation", { name: "Products, pages" }).getByRole("link", { name: to }).click();
  await cards(page).filter({ hasText: first }).waitFor({ state: "detached" });
}

it("a category's chip narrows the list to its products, and “All” widens it again", () =>
  withVisit(async ({ page }) => {
    await page.goto("/");
    await heading(page, "Everything in the shop");
    const chips = page.getByRole("navigation", { name: "Categories" });
    await chips.getByRole("link", { name: "Tea", exact: true }).click();
    await heading(page, "Tea");
    expect((await namesOf(page)).toSorted()).toEqual(namesIn("Tea").toSorted());
    expect(await chips.locator("[aria-current=page]").filter({ visible: true }).textContent()).toBe("Tea");
    await chips.getByRole("link", { name: "All", exact: true }).click();
    await heading(page, "Everything in the shop");
    expect(await cards(page).count()).toBe(12);
  }));

it.each([
  ["Price: low to high", 1],
  ["Price: high to low", -1],
])("“%s” orders all pages by what products cost", (sort, direction) =>
  withVisit(async ({ page }) => {
    await page.goto("/");
    await show(page, { sort });
    await page.waitForURL("**/?*sort=*");
    await heading(page, "Everything in the shop");
    const names: string[] = [];
    for (let left = Math.ceil(products.length / 12); left > 0; left -= 1) {
      names.push(...(await namesOf(page)));
      if (left > 1) await turn(page, "Next");
    }
    expect(names.toSorted()).toEqual(products.map(({ name }) => name).toSorted());
    expect(pricesOf(names)).toEqual(pricesOf(names).toSorted((a, b) => direction * (a - b)));
  }),
);

it("search and order stay from page to page, and the page before is as it was", () =>
  withVisit(async ({ page }) => {
    await page.goto("/");
    await show(page, { term: "e", sort: "Price: high to low" });
    await heading(page, "Results for “e”");
    const first = await namesOf(page);
    await turn(page, "Next");
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
      q: "e",
      sort: "highest-price",
    });
    expect(await filters(page).getByLabel("Search the shop").inputValue()).toBe("e");
    expect(await filters(page).getByLabel("Sort by").inputValue()).toBe("highest-price");
    const second = await namesOf(page);
    expect(second.filter((name) => first.includes(name))).toEqual([]);
    expect(Math.max(...pricesOf(second))).toBeLessThanOrEqual(Math.min(...pricesOf(first)));
    await turn(page, "Previous");
    expect(await namesOf(page)).toEqual(first);
  }));

it("a search that finds nothing says so, and leads back to everything", () =>
  withVisit(async ({ page }) => {
    await page.goto("/");
    await show(page, { term: "no such thing" });
    await page.getByRole("heading", { name: "Nothing matches that" }).waitFor();
    expect(await cards(page).count()).toBe(0);
    await page.getByRole("link", { name: "See everything" }).click();
    await heading(page, "Everything in the shop");
    expect(await cards(page).count()).toBe(12);
  }));

it("of the products found, those that are sold out say so, and no other", () =>
  withVisit(async ({ page }) => {
    await page.goto("/?category=home");
    await heading(page, "Home");
    const soldOut = products.filter(({ inventory }) => !inventory.isInStock).map(({ name }) => name);
    expect(soldOut.length).toBeGreaterThan(0);
    const marked = cards(page).filter({ hasText: "Sold out" }).getByRole("heading");
    expect(await marked.allTextContents()).toEqual(soldOut.filter((name) => namesIn("Home").includes(name)));
  }));

it("each page is an address of its own: opening the next one without JavaScript shows the next products", async () => {
  const linksOf = (html: string) => [...html.matchAll(/href="(\/product\/[^"]+)"/g)].map(([, href]) => href);
  const first = await visit(shop).read("/");
  const next = /href="(\/\?after=[^"]+)"/.exec(first)?.[1] ?? "";
  const second = linksOf(await visit(shop).read(next.replaceAll("&amp;", "&")));
  expect(second.length).toBe(12);
  expect(second.filter((link) => linksOf(first).includes(link))).toEqual([]);
});

it("a description leads to the shop's own page of another product", async () => {
  const page = await (await fetch(`${shop.url}/product/heron-gooseneck-kettle`)).text();
  expect(page).toContain('<a href="/product/lark-hand-grinder">Lark Hand Grinder</a>');
});
