import { beforeEach, expect, it } from "vitest";
import { addToCart, kettle, lineOf } from "./cart-pages.js";
import { openShop } from "./open-shop.js";

const { shop, withVisit } = await openShop();
beforeEach(() => shop.emulator.faults.clear());

it.each([
  ["with JavaScript", { javaScriptEnabled: true }],
  ["without JavaScript", { javaScriptEnabled: false }],
])("the cart %s leads to BigCommerce's checkout with what is in it", (_name, options) =>
  withVisit(async ({ page }) => {
    await addToCart(page, kettle, { quantity: "3" });
    await page.getByRole("button", { name: "Go to the checkout" }).click();
    await page.waitForURL(`${shop.emulator.url}/cart.php?**`);
    await page.getByRole("heading", { name: "Checkout" }).waitFor();
    await page.getByText("3 × Heron Gooseneck Kettle").waitFor();
  }, options),
);

it("a checkout that does not open leads back to the cart, which is as it was", () =>
  withVisit(async ({ page }) => {
    await addToCart(page, kettle);
    await shop.emulator.faults.add([{ on: "graphql", times: 1, status: 400, body: "{}" }]);
    await page.getByRole("button", { name: "Go to the checkout" }).click();
    await page.getByRole("alert").filter({ hasText: "does not open" }).waitFor();
    await lineOf(page, "Heron Gooseneck Kettle").waitFor();
  }));

it("a form of another site opens no checkout", async () => {
  const response = await fetch(`${shop.url}/cart/checkout`, {
    method: "POST",
    redirect: "manual",
    headers: { "sec-fetch-site": "cross-site" },
  });
  expect(response.status).toBe(403);
});

it("without a cart the checkout leads to the empty cart", async () => {
  const headers = { "sec-fetch-site": "same-origin" };
  const response = await fetch(`${shop.url}/cart/checkout`, {
    method: "POST",
    redirect: "manual",
    headers,
  });
  expect([response.status, response.headers.get("location")]).toEqual([303, "/cart"]);
});
