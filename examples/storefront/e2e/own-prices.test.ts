import { afterEach, expect, it } from "vitest";
import { openShop } from "./open-shop.js";
import { signIn, visit } from "./shopper.js";

const { shop, withVisit } = await openShop();
afterEach(() => shop.emulator.faults.clear());

/** It costs $20.00 in the list, a guest $16.50, since it is on sale, and the wholesale customer $13.20. */
const espresso = { name: "Ember Espresso", path: "/product/ember-espresso", search: "/?q=ember" };
const [ownPrice, guestPrice, listPrice] = ["$13.20", "$16.50", "$20.00"];

it("a customer's own price and one list price stand in the list, on the product's page and in the cart", () =>
  withVisit(async ({ page, context }) => {
    const { cookie } = await signIn(shop, "wholesale");
    await context.addCookies(
      cookie.split("; ").map((pair) => {
        const [name = "", ...value] = pair.split("=");
        return { name, value: value.join("="), url: shop.url };
      }),
    );
    await page.goto(espresso.search);
    const card = page.getByRole("article").filter({ hasText: espresso.name });
    await card.getByText(ownPrice).waitFor();
    expect(await card.locator("s").textContent()).toBe(listPrice);
    await page.goto(espresso.path);
    await page.getByText(ownPrice).waitFor();
    expect(await page.getByRole("main").locator("s").first().textContent()).toBe(listPrice);
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.getByRole("link", { name: "See the cart" }).click();
    const line = page.getByRole("listitem").filter({ hasText: espresso.name });
    await line.getByText(ownPrice).first().waitFor();
    expect(await line.locator("s").textContent()).toBe(listPrice);
  }));

it("the public price is nowhere in a customer's list, neither before the own price nor in place of it", async () => {
  const shopper = await signIn(shop, "wholesale");
  expect(await visit(shop).read(espresso.search)).toContain(guestPrice);
  const html = await shopper.read(espresso.search);
  expect(html).toContain(ownPrice);
  expect(html).not.toContain(guestPrice);
  await shop.emulator.faults.add([{ on: "graphql", times: null, status: 500 }]);
  for (const [path, text] of [
    [espresso.search, "Your price could not be loaded."],
    [espresso.path, espresso.name],
  ] as const) {
    const without = await shopper.read(path);
    expect(without).toContain(text);
    expect(without).not.toContain(guestPrice);
  }
});
