import type { BrowserContext, Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { storeAsker } from "./ask-store.js";
import { signInWithForm, signOut } from "./browser.js";
import {
  addToCart,
  checkOutAs,
  comeBack,
  goToCheckout,
  kettle,
  lineOf,
  quantityOf,
  signedOutThere,
  signOutTakesMs,
  visitNotice,
} from "./cart-pages.js";
import { cookieHeader, cookiesOf, post } from "./http-form.js";
import { openShop } from "./open-shop.js";
import { askRaw } from "./send-raw.js";
import { tokenKind } from "./shop.js";
import { emails, signIn } from "./shopper.js";

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

const fillCartAsGuest = async (page: Page) => {
  await page.goto("/cart");
  await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
  await addToCart(page, kettle);
};
const hint = (page: Page) => page.getByText("The first press signs them out there.");
const pressSignOut = (page: Page) =>
  page.getByRole("button", { name: "Sign out" }).filter({ visible: true }).first().click();

/** The first press leads to BigCommerce's sign-out, as the cart said, and one some seconds later to a guest's checkout. */
async function expectGuestsCheckout(page: Page): Promise<void> {
  await hint(page).waitFor();
  await goToCheckout(page);
  await signedOutThere(page);
  await page.waitForTimeout(signOutTakesMs);
  await page.goto("/cart");
  await page.getByRole("button", { name: "Go to the checkout" }).waitFor();
  expect(await hint(page).count()).toBe(0);
  await goToCheckout(page);
  await page.getByText("Public prices").waitFor();
  await page.getByText("$89.00 each").waitFor();
}

it("who signs out of the shop is signed out at the checkout, and the next guest is nobody there", () =>
  withVisit(async ({ page }) => {
    await checkOutAs(page, "wholesale");
    await page.goto("/account/profile");
    await pressSignOut(page);
    if (tokenKind === "private") await page.waitForURL(`${shop.url}/`);
    else await signedOutThere(page);
    await fillCartAsGuest(page);
    await expectGuestsCheckout(page);
  }));

it("nor is a guest the customer whose session had merely ended: the checkout is signed out of first", () =>
  withVisit(async ({ page, context }) => {
    await checkOutAs(page, "wholesale");
    await context.clearCookies({ name: "shop_session" });
    await fillCartAsGuest(page);
    await expectGuestsCheckout(page);
  }));

it("nor the customer whom another replaced, who was not at the checkout and signed out", () =>
  withVisit(async ({ page, context }) => {
    await checkOutAs(page, "wholesale");
    const second = await context.newPage();
    await signInWithForm(second, emails.retail);
    await second.waitForURL("**/account");
    await second.goto("/account/profile");
    await pressSignOut(second);
    if (tokenKind === "private") await second.waitForURL(`${shop.url}/`);
    else await signedOutThere(second);
    await fillCartAsGuest(second);
    await goToCheckout(second);
    await signedOutThere(second);
  }));

/** Sends a form as the browser does that keeps the answer's cookies and goes nowhere: it was kept from it. */
async function sendInVain(context: BrowserContext, path: string, customerStamp: string): Promise<string> {
  const sent = new Map((await context.cookies(shop.url)).map(({ name, value }) => [name, value]));
  const answer = await post(shop, path, { customerStamp }, { cookie: cookieHeader(sent) });
  for (const [name, value] of cookiesOf(answer))
    if (value === "") await context.clearCookies({ name });
    else await context.addCookies([{ name, value, url: shop.url }]);
  return answer.headers.get("location") ?? "";
}

it("nor by a double click, whose second press keeps the browser from the sign-out", () =>
  withVisit(async ({ page, context }) => {
    await checkOutAs(page, "wholesale");
    await context.clearCookies({ name: "shop_session" });
    await fillCartAsGuest(page);
    for (const _ of ["first", "second"])
      expect(await sendInVain(context, "/cart/checkout", "")).toBe(
        `${shop.emulator.url}/login.php?action=logout`,
      );
    await page.getByRole("button", { name: "Go to the checkout" }).dblclick({ delay: 15 });
    await signedOutThere(page);
  }));

it("nor if BigCommerce's sign-out was not reached, or did not work", () =>
  withVisit(async ({ page, context }) => {
    await checkOutAs(page, "wholesale");
    await page.goto("/account/profile");
    const stamp = await page.locator('form[action="/logout"] [name="customerStamp"]').first().inputValue();
    // Nothing that the page asks for meanwhile is of this test.
    await page.goto("about:blank");
    if (tokenKind === "private")
      await shop.emulator.faults.add([{ on: "graphql", times: null, status: 500 }]);
    const left = await sendInVain(context, "/logout", stamp);
    expect(new URL(left, shop.url).origin).toBe(
      { impersonation: shop.emulator.url, private: shop.url }[tokenKind],
    );
    if (tokenKind === "private") await expect.poll(() => shop.log()).toContain("mutation Logout");
    await shop.emulator.faults.clear();
    await fillCartAsGuest(page);
    await goToCheckout(page);
    await signedOutThere(page);
  }));

it("a first-time guest and a customer are told of no sign-out, and a guest never that they are still signed in", () =>
  withVisit(async ({ page, context }) => {
    await addToCart(page, kettle);
    await page.getByRole("button", { name: "Go to the checkout" }).waitFor();
    expect(await hint(page).count()).toBe(0);
    await checkOutAs(page, "retail");
    await page.goto("/cart");
    await page.getByRole("button", { name: "Go to the checkout" }).waitFor();
    expect(await hint(page).count()).toBe(0);
    await context.clearCookies({ name: "shop_session" });
    for (const path of ["/", "/cart"]) {
      await page.goto(`${shop.emulator.url}/account.php`);
      await comeBack(page, shop, path);
      await page.getByRole("link", { name: "Sign in" }).first().waitFor();
      expect(await visitNotice(page).count()).toBe(0);
    }
  }));

it("whoever did not go to the checkout signs out of the shop alone", () =>
  withVisit(async ({ page }) => {
    await signInWithForm(page, emails.retail);
    await page.waitForURL("**/account");
    await page.goto("/account/profile");
    await signOut(page);
    expect(page.url()).toBe(`${shop.url}/`);
  }));

/** The session's cookie alone, as somebody may have copied it. */
async function opensAccount(session: string): Promise<boolean> {
  const headers = { cookie: `shop_session=${session}` };
  const page = await fetch(`${shop.url}/account/profile`, { headers, redirect: "manual" });
  return page.status === 200;
}

const namesAsked = async () =>
  (await shop.emulator.requests()).filter(({ operationName }) => operationName === "CustomerName").length;

describe.runIf(tokenKind === "impersonation")("who signs out at the checkout and comes back", () => {
  const signOutThere = (page: Page) => page.goto(`${shop.emulator.url}/login.php?action=logout`);

  it("hears that they are still signed in here, and the button beside it ends that, for a copied cookie too", () =>
    withVisit(async ({ page, context }) => {
      await checkOutAs(page, "wholesale");
      await signOutThere(page);
      await comeBack(page, shop);
      await visitNotice(page).getByText("You are still signed in here as Noor Haddad.").waitFor();
      const session = (await context.cookies()).find(({ name }) => name === "shop_session")?.value ?? "";
      expect(await opensAccount(session)).toBe(true);
      await visitNotice(page).getByRole("button", { name: "Sign out" }).click();
      await signedOutThere(page);
      expect(await opensAccount(session)).toBe(false);
      await comeBack(page, shop);
      await page.getByRole("link", { name: "Sign in" }).waitFor();
      expect(await visitNotice(page).count()).toBe(0);
    }));

  it("is asked until they answer, through what they change on the page, and not again before the next visit", () =>
    withVisit(async ({ page }) => {
      await checkOutAs(page, "retail");
      await comeBack(page, shop, "/cart");
      await visitNotice(page).waitFor();
      const more = Number(await quantityOf(page).inputValue()) + 1;
      await page.getByRole("button", { name: /^One .* more$/ }).click();
      await page.getByText(`${more} items`, { exact: true }).waitFor();
      const stayed = page.waitForResponse(`${shop.url}/cart/stay`);
      await visitNotice(page).getByRole("button", { name: "Stay signed in" }).click();
      await visitNotice(page).waitFor({ state: "detached" });
      await stayed;
      // The browser says again that it came from elsewhere.
      await page.reload();
      await page.getByRole("link", { name: "Your account" }).first().waitFor();
      expect(await visitNotice(page).count()).toBe(0);
      await goToCheckout(page);
      await page.getByText(`${more} × Heron Gooseneck Kettle`).waitFor();
      await comeBack(page, shop);
      await visitNotice(page).waitFor();
    }));

  it("is not asked once they have signed out and in again, and were not there since", () =>
    withVisit(async ({ page }) => {
      await checkOutAs(page, "retail");
      await page.goto("/account/profile");
      await pressSignOut(page);
      await signedOutThere(page);
      await signInWithForm(page, emails.retail);
      await page.waitForURL("**/account");
      await page.goto(`${shop.emulator.url}/account.php`);
      await comeBack(page, shop);
      await page.getByRole("link", { name: "Your account" }).first().waitFor();
      expect(await visitNotice(page).count()).toBe(0);
    }));

  it("is asked without JavaScript too, and stays on the page", () =>
    withVisit(
      async ({ page }) => {
        await checkOutAs(page, "retail");
        // A script that the test runs is none of the page's.
        await comeBack(page, shop, "/cart");
        await visitNotice(page).getByText("as Elliot Marsh").waitFor();
        await visitNotice(page).getByRole("button", { name: "Stay signed in" }).click();
        await visitNotice(page).waitFor({ state: "detached" });
        expect(page.url()).toBe(`${shop.url}/cart`);
      },
      { javaScriptEnabled: false },
    ));

  it("is asked without a name while BigCommerce does not respond", () =>
    withVisit(async ({ page }) => {
      await checkOutAs(page, "retail");
      await shop.emulator.faults.add([{ on: "graphql", times: null, delayMs: 9000 }]);
      await comeBack(page, shop, "/forgot-password");
      await visitNotice(page).getByText("You are still signed in here.").waitFor({ timeout: 6000 });
      await page.getByRole("heading", { name: /password/i }).waitFor();
    }));

  it("nothing is asked of BigCommerce for a document of this shop's own, another customer, or whoever was not there", () =>
    withVisit(async ({ page, context }) => {
      await checkOutAs(page, "retail");
      const jar = (await context.cookies(shop.url)).map(({ name, value }) => `${name}=${value}`);
      const visited = jar.find((pair) => pair.startsWith("shop_checkout=")) ?? "";
      const { cookie: other } = await signIn(shop, "wholesale");
      const notice = async (site: string, cookie: string) => {
        const before = await namesAsked();
        const headers = { cookie, "sec-fetch-mode": "navigate", "sec-fetch-site": site };
        // `fetch` says itself how it was sent.
        const { text } = await askRaw(shop.url, {
          path: "/forgot-password",
          method: "GET",
          headers,
          body: "",
        });
        return {
          isShown: text.includes('aria-label="Still signed in"'),
          asked: (await namesAsked()) - before,
        };
      };
      for (const site of ["same-site", "cross-site"])
        expect(await notice(site, jar.join("; "))).toEqual({ isShown: true, asked: 1 });
      const nothing = { isShown: false, asked: 0 };
      for (const site of ["same-origin", "none"]) expect(await notice(site, jar.join("; "))).toEqual(nothing);
      for (const cookie of [other, `${other}; ${visited}`, visited])
        expect(await notice("cross-site", cookie)).toEqual(nothing);
    }));
});

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
