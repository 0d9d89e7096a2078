import type { Page } from "playwright-core";
import { beforeEach, expect, it } from "vitest";
import { storeAsker } from "./ask-store.js";
import { signInAsStaff, signInWithForm, signOut } from "./browser.js";
import { addToCart, kettle, lineOf } from "./cart-pages.js";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";
import { emails } from "./shopper.js";
import { customerIds, permitCustomer } from "./watch-requests.js";

const { shop, withVisit } = await openShop();
beforeEach(() => shop.emulator.faults.clear());

const goToCheckout = (page: Page) => page.getByRole("button", { name: "Go to the checkout" }).click();

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

const checkOutAsNoor = async (page: Page) => {
  await signInWithForm(page, emails.wholesale);
  await page.waitForURL("**/account");
  await addToCart(page, kettle);
  await goToCheckout(page);
  await page.getByText("Signed in as Noor Haddad").waitFor();
};

const checkOutAsGuest = async (page: Page) => {
  await page.goto("/cart");
  await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
  await addToCart(page, kettle);
  await goToCheckout(page);
};

it("who signs out of the shop is signed out at the checkout, and the next guest is nobody there", () =>
  withVisit(async ({ page }) => {
    await checkOutAsNoor(page);
    await page.goto("/account/profile");
    await page.getByRole("button", { name: "Sign out" }).filter({ visible: true }).first().click();
    if (tokenKind === "private") await page.waitForURL(`${shop.url}/`);
    else await page.getByRole("heading", { name: "You are signed out" }).waitFor();
    await checkOutAsGuest(page);
    await page.getByText("Public prices").waitFor();
    await page.getByText("$89.00 each").waitFor();
  }));

it("nor is a guest the customer whose session had merely ended: the checkout is signed out of first", () =>
  withVisit(async ({ page, context }) => {
    await checkOutAsNoor(page);
    await context.clearCookies({ name: "shop_session" });
    await checkOutAsGuest(page);
    if (tokenKind === "private") return;
    await page.getByRole("heading", { name: "You are signed out" }).waitFor();
    await page.goto("/cart");
    await goToCheckout(page);
    await page.getByText("Public prices").waitFor();
  }));

it("whoever did not go to the checkout signs out of the shop alone", () =>
  withVisit(async ({ page }) => {
    await signInWithForm(page, emails.retail);
    await page.waitForURL("**/account");
    await page.goto("/account/profile");
    await signOut(page);
    expect(page.url()).toBe(`${shop.url}/`);
  }));

it.runIf(tokenKind === "impersonation")(
  "for staff the checkout does not open, whatever they may change",
  () =>
    withVisit(async ({ page }) => {
      permitCustomer(customerIds.retail);
      await signInAsStaff(page);
      await page.goto(`/staff?customer=${customerIds.retail}`);
      await page.getByLabel("Reason").fill("ticket 31");
      await page.getByRole("button", { name: /^See the shop as/ }).click();
      await page.waitForURL("**/account");
      await page.getByRole("button", { name: "Allow changes" }).click();
      await page.getByText("What you change is changed for the customer.").waitFor();
      await addToCart(page, kettle);
      await goToCheckout(page);
      await page.getByRole("alert").filter({ hasText: "The checkout does not open for staff" }).waitFor();
      await page.goto("/staff");
      await page
        .getByRole("listitem")
        .filter({ hasText: "ticket 31" })
        .filter({ hasText: "Refused" })
        .waitFor();
    }),
);

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
