import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { signInWithForm } from "./browser.js";
import {
  checkOutAs,
  comeBack,
  goToCheckout,
  quantityOf,
  signedOutThere,
  signOutOfShop,
  visitNotice,
} from "./cart-pages.js";
import { openShop } from "./open-shop.js";
import { askRaw } from "./send-raw.js";
import { tokenKind } from "./shop.js";
import { emails, signIn } from "./shopper.js";

const { shop, withVisit } = await openShop();
beforeEach(() => shop.emulator.faults.clear());

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
      await signOutOfShop(page, shop);
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
