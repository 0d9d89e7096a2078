import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { signInAsStaff, signInWithForm } from "./browser.js";
import { addToCart, kettle, signOutFromAddresses } from "./cart-pages.js";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";
import { type CustomerName, emails } from "./shopper.js";
import { comeBackTo, compareOnTheWayBack, readControls, typedText, typeIn } from "./typed-text.js";
import { customerIds, permitCustomer } from "./watch-requests.js";

const { withVisit } = await openShop();

interface PageToTypeIn {
  readonly path: string;
  /** Its form streams in. */
  readonly needsScript?: boolean;
  /** The next customer has another one, or none. */
  readonly isOneCustomers?: boolean;
}

const pagesToTypeIn: readonly PageToTypeIn[] = [
  { path: "/forgot-password" },
  { path: "/change-password?c=1042&t=the-link-of-a-mail" },
  { path: "/register" },
  { path: "/?q=kettle" },
  { path: kettle },
  { path: "/account/orders", needsScript: true },
  { path: "/account/profile" },
  { path: "/account/addresses/new" },
  { path: "/account/addresses/501", isOneCustomers: true },
  { path: "/account/wishlists", needsScript: true },
  { path: "/account/wishlists/33", needsScript: true, isOneCustomers: true },
  { path: "/cart" },
];

async function signInAs(page: Page, customer: CustomerName): Promise<void> {
  await signInWithForm(page, emails[customer]);
  await page.waitForURL("**/account");
}

const profile = "/account/profile";
const inAccount = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Account" }).getByRole("link", { name });

// Browsers restore a form without asking who is signed in: each way to the next customer is walked once.
describe.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("what one customer typed and did not send, %s", (_with, javaScriptEnabled) => {
  const signsOut = !javaScriptEnabled;
  const options = { javaScriptEnabled };
  const waitUntil = javaScriptEnabled ? "networkidle" : "load";
  const pages = pagesToTypeIn.filter(({ needsScript }) => javaScriptEnabled || !needsScript);
  const paths = pages.map(({ path }) => path);

  it(`is in no form of the next customer, who comes back after ${signsOut ? "a sign-out and a sign-in" : "a sign-in alone"}`, () =>
    withVisit(async ({ page }) => {
      for (const customer of ["retail", "wholesale"] as const) {
        await signInAs(page, customer);
        await addToCart(page, kettle);
      }
      for (const path of paths) await typeIn(page, path, waitUntil);
      if (signsOut) await signOutFromAddresses(page);
      await signInAs(page, "retail");
      const { shown, expected } = await compareOnTheWayBack(page, paths, waitUntil);
      expect(shown).toEqual(expected);
      for (const { path } of pages.filter(({ isOneCustomers }) => !isOneCustomers))
        expect([path, expected.get(path)?.length]).not.toEqual([path, 0]);
    }, options));

  it("is in no form of who signed in in another tab, though the browser may keep whole pages", () =>
    withVisit(async ({ page, context }) => {
      await signInAs(page, "wholesale");
      await typeIn(page, profile, waitUntil);
      await page.goto("/cart");
      await signInAs(await context.newPage(), "retail");
      const { shown, expected } = await compareOnTheWayBack(page, [profile], waitUntil);
      expect(shown).toEqual(expected);
    }, options));

  it.runIf(tokenKind === "impersonation")(
    `at the staff desk is not there for ${signsOut ? "staff who sign out and in again" : "a customer who signs in after them"}`,
    () =>
      withVisit(async ({ page }) => {
        const desk = ["/staff?desk", `/staff?customer=${customerIds.retail}`];
        permitCustomer(customerIds.retail);
        await signInAsStaff(page);
        for (const path of desk) await typeIn(page, path, waitUntil);
        if (signsOut) {
          await page.getByRole("button", { name: "Sign out of the staff desk" }).click();
          await page.waitForURL("**/staff");
          await signInAsStaff(page);
        } else await signInAs(page, "retail");
        const { shown, expected } = await compareOnTheWayBack(page, desk, waitUntil);
        expect(shown).toEqual(expected);
        expect([...expected.values()].map(({ length }) => length)).toEqual([2, 1]);
      }, options),
  );
});

it("what one customer typed is nowhere in a page that Next kept hidden, once another has signed in", () =>
  withVisit(async ({ page }) => {
    await signInAs(page, "wholesale");
    await page.goto(profile, { waitUntil: "networkidle" });
    await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
    await page.getByLabel("Company").fill(typedText);
    await inAccount(page, "Addresses").click();
    await page.waitForURL("**/account/addresses");
    await page.goBack();
    expect(await page.getByLabel("Company").inputValue()).toBe(typedText);
    await page.goForward();
    expect(await page.evaluate(() => "isSameDocument" in window)).toBe(true);
    await signInAs(page, "retail");
    await comeBackTo(page, [profile], "networkidle", async () => {
      const email = page.getByLabel("Email").filter({ visible: true });
      await expect.poll(() => email.inputValue()).toBe(emails.retail);
      expect(await readControls(page)).toContain("company: ");
      expect(await page.content()).not.toContain(typedText);
    });
  }));
