import type { BrowserContext, Page } from "playwright-core";
import { beforeEach, expect, it } from "vitest";
import { signInWithForm, signOut } from "./browser.js";
import {
  addToCart,
  checkOutAs,
  comeBack,
  goToCheckout,
  kettle,
  signedOutThere,
  signOutOfShop,
  signOutTakesMs,
  visitNotice,
} from "./cart-pages.js";
import { cookieHeader, cookiesOf, post } from "./http-form.js";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";
import { emails } from "./shopper.js";

const { shop, withVisit } = await openShop();
beforeEach(() => shop.emulator.faults.clear());

const fillCartAsGuest = async (page: Page) => {
  await page.goto("/cart");
  await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
  await addToCart(page, kettle);
};
const hint = (page: Page) => page.getByText("The first press signs them out there.");
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
    await signOutOfShop(page, shop);
    await fillCartAsGuest(page);
    await expectGuestsCheckout(page);
  }));

it("a guest is not the customer whose session had merely ended: the checkout is signed out of first", () =>
  withVisit(async ({ page, context }) => {
    await checkOutAs(page, "wholesale");
    await context.clearCookies({ name: "shop_session" });
    await fillCartAsGuest(page);
    await expectGuestsCheckout(page);
  }));

it("a guest is not the customer whom another replaced, who was not at the checkout and signed out", () =>
  withVisit(async ({ page, context }) => {
    await checkOutAs(page, "wholesale");
    const second = await context.newPage();
    await signInWithForm(second, emails.retail);
    await second.waitForURL("**/account");
    await signOutOfShop(second, shop);
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

it("a guest does not become them by a double click, whose second press keeps the browser from the sign-out", () =>
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

it("a guest does not become them if BigCommerce's sign-out was not reached, or did not work", () =>
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
