import type { Page } from "playwright-core";
import { beforeEach, expect, it } from "vitest";
import { storeAsker } from "./ask-store.js";
import { signInWithForm } from "./browser.js";
import { addToCart, goToCheckout, kettle, lineOf } from "./cart-pages.js";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";
import { emails } from "./shopper.js";

const { shop, withVisit } = await openShop();
beforeEach(() => shop.emulator.faults.clear());

/** Where the cart's button leads: the secret that the shopper's browser follows at once. */
async function pressForUrl(page: Page): Promise<string> {
  const answer = page.waitForResponse((response) => response.url() === `${shop.url}/cart/checkout`);
  await goToCheckout(page);
  const headers = (await answer).headers();
  expect(headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  return headers.location ?? "";
}

const statusOf = async (url: string) => (await fetch(url, { redirect: "manual" })).status;

it.each([
  ["with JavaScript", { javaScriptEnabled: true }],
  ["without JavaScript", { javaScriptEnabled: false }],
])("the cart %s leads to BigCommerce's checkout with what is in it", (_name, options) =>
  withVisit(async ({ page }) => {
    await addToCart(page, kettle, { quantity: "3" });
    await goToCheckout(page);
    await page.waitForURL(`${shop.emulator.url}/**`);
    await page.getByRole("heading", { name: "Checkout" }).waitFor();
    await page.getByText("3 × Heron Gooseneck Kettle").waitFor();
  }, options),
);

it("a customer is signed in at the checkout, with the prices that they pay, by a URL that works once and for 30 seconds", () =>
  withVisit(async ({ page, context }) => {
    await signInWithForm(page, emails.wholesale);
    await page.waitForURL("**/account");
    await addToCart(page, kettle);
    await lineOf(page, "Heron Gooseneck Kettle").getByText("$71.20", { exact: false }).first().waitFor();
    const url = await pressForUrl(page);
    expect(new URL(url).pathname).toMatch(
      { impersonation: /^\/login\/token\//, private: /^\/cart\.php$/ }[tokenKind],
    );
    await page.getByText("Signed in as Noor Haddad").waitFor();
    await page.getByText("1 × Heron Gooseneck Kettle").waitFor();
    await page.getByText("$71.20 each").waitFor();
    expect(await statusOf(url)).toBeGreaterThanOrEqual(400);

    // Before the browser follows it: 31 seconds pass.
    await page.goto("/cart");
    const stamp = await page
      .locator('form[action="/cart/checkout"] [name="customerStamp"]')
      .getAttribute("value");
    const cookies = (await context.cookies(shop.url)).map(({ name, value }) => `${name}=${value}`);
    const answer = await fetch(`${shop.url}/cart/checkout`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: cookies.join("; "), "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({ customerStamp: stamp ?? "" }),
    });
    const late = answer.headers.get("location") ?? "";
    expect(new URL(late).origin).toBe(shop.emulator.url);
    await shop.emulator.clock.set({ offsetSeconds: 31 });
    expect(await statusOf(late)).toBeGreaterThanOrEqual(400);
    await shop.emulator.clock.set({ offsetSeconds: 0 });
  }));

it("a guest's checkout signs nobody in, and a cart that is gone says so", () =>
  withVisit(async ({ page }) => {
    await addToCart(page, kettle);
    const url = new URL(await pressForUrl(page));
    await page.getByText("Public prices").waitFor();
    await page.goto("/cart");
    const ask = await storeAsker(shop.emulator);
    const gone =
      "mutation Gone($id: String!) { cart { deleteCart(input: { cartEntityId: $id }) { deletedCartEntityId } } }";
    await ask(gone, { id: url.searchParams.get("id") });
    await goToCheckout(page);
    await page.getByRole("alert").filter({ hasText: "This cart is no longer there" }).waitFor();
  }));

it("a checkout that does not open leads back to the cart, which is as it was", () =>
  withVisit(async ({ page }) => {
    await addToCart(page, kettle);
    await shop.emulator.faults.add([{ on: "graphql", times: 1, status: 400, body: "{}" }]);
    await goToCheckout(page);
    await page.getByRole("alert").filter({ hasText: "does not open" }).waitFor();
    await lineOf(page, "Heron Gooseneck Kettle").waitFor();
  }));

it.runIf(tokenKind === "impersonation")(
  "a checkout that is neither at the storefront's address nor at CHECKOUT_URL does not open for a customer",
  () =>
    withVisit(async ({ page }) => {
      await signInWithForm(page, emails.retail);
      await page.waitForURL("**/account");
      await addToCart(page, kettle);
      const redirectedCheckoutUrl =
        "https://elsewhere.example/cart.php?action=loadInCheckout&id=1&token=secret";
      const cart = { createCartRedirectUrls: { redirectUrls: { redirectedCheckoutUrl }, errors: [] } };
      const body = JSON.stringify({ data: { cart } });
      await shop.emulator.faults.add([{ on: "graphql", times: 1, status: 200, body }]);
      await goToCheckout(page);
      await page.getByRole("alert").filter({ hasText: "does not open" }).waitFor();
      expect(shop.log()).toContain("The checkout is at https://elsewhere.example, which is neither");
      expect(shop.log()).not.toContain("token=secret");
    }),
);

it("a form of another site opens no checkout", async () => {
  const response = await fetch(`${shop.url}/cart/checkout`, {
    method: "POST",
    redirect: "manual",
    headers: { "sec-fetch-site": "cross-site" },
    body: new URLSearchParams({ customerStamp: "" }),
  });
  expect(response.status).toBe(403);
});

it("without a cart the checkout leads to the empty cart", async () => {
  const headers = { "sec-fetch-site": "same-origin" };
  const response = await fetch(`${shop.url}/cart/checkout`, {
    method: "POST",
    redirect: "manual",
    headers,
    body: new URLSearchParams({ customerStamp: "" }),
  });
  expect([response.status, response.headers.get("location")]).toEqual([303, "/cart"]);
});
