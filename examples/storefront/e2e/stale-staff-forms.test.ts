import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openVisit, signInAsStaff, signInWithForm } from "./browser.js";
import { kettle } from "./cart-pages.js";
import { readRetailCustomer } from "./customer-state.js";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";
import { emails } from "./shopper.js";
import { customerIds, permitCustomer } from "./watch-requests.js";

const { shop, browser } = await openShop();

const field = (page: Page, label: string) => page.getByLabel(label).filter({ visible: true }).first();

describe.runIf(tokenKind === "impersonation")("forms of staff in two tabs", () => {
  const viewIn = (page: Page, madeFor: string) =>
    page.getByRole("alert").filter({
      hasText: `You see the shop as Elliot Marsh now (staff view), but this page was made for ${madeFor}.`,
    });
  const wayBackIn = (page: Page) => page.getByRole("alert").getByRole("link").filter({ hasText: "new tab" });

  async function enter(page: Page, customerId: number, reason: string): Promise<void> {
    permitCustomer(customerId);
    await page.goto(`/staff?customer=${customerId}`);
    await page.getByLabel("Reason").fill(reason);
    await page.getByRole("button", { name: /^See the shop as/ }).click();
    await page.waitForURL("**/account");
  }

  it("drawn for one customer's view change nothing once another customer is viewed", async () => {
    const { page: second, context } = await openVisit(browser, shop.url);
    try {
      await signInAsStaff(second);
      await enter(second, customerIds.wholesale, "ticket 1");
      const [profile, mode, leave, desk, lookUp, out, heart] = await Promise.all(
        Array.from({ length: 7 }, () => context.newPage()),
      );
      if (!profile || !mode || !leave || !desk || !lookUp || !out || !heart)
        throw new Error("There are no tabs.");
      await profile.goto("/account/profile", { waitUntil: "networkidle" });
      await field(profile, "Company").fill("Haddad & Daughters");
      await mode.goto("/cart");
      await leave.goto("/cart");
      await desk.goto(`/staff?customer=${customerIds.wholesale}`);
      await desk.getByLabel("Reason").fill("ticket 2, at length");
      await lookUp.goto("/staff");
      await lookUp.getByLabel("Customer number").fill(String(customerIds.new));
      await out.goto("/staff");
      await heart.goto(kettle, { waitUntil: "networkidle" });

      await enter(second, customerIds.retail, "ticket 3");
      await second.getByRole("button", { name: "Allow changes" }).click();
      await second.getByText("What you change is changed for the customer.").waitFor();
      const before = await readRetailCustomer(shop.emulator);
      await profile.getByRole("button", { name: "Save profile" }).click();
      await heart.getByRole("button", { name: "Save for later" }).click();
      for (const tab of [profile, heart]) {
        await viewIn(tab, "another staff view").waitFor();
        // To sign in would not bring it back.
        expect(await wayBackIn(tab).allTextContents()).toEqual([
          "Enter that staff view again in a new tab, then send this form",
        ]);
        expect(await wayBackIn(tab).getAttribute("href")).toBe("/staff");
      }
      expect(await field(profile, "Company").inputValue()).toBe("Haddad & Daughters");
      for (const [tab, button] of [
        [mode, "Allow changes"],
        [leave, "Leave"],
        [desk, "See the shop as Noor"],
        [lookUp, "Look up"],
        [out, "Sign out of the staff desk"],
      ] as const) {
        await tab.getByRole("button", { name: button }).click();
        await tab.getByRole("alert").filter({ hasText: "made for another view of the shop" }).waitFor();
        await tab.getByText("What you change is changed for the customer.").waitFor();
        await tab.getByText("You see the shop as Elliot Marsh").waitFor();
      }
      expect(await desk.getByLabel("Reason").inputValue()).toBe("ticket 2, at length");
      expect(await readRetailCustomer(shop.emulator)).toEqual(before);
      await second.goto("/cart");
      await second.getByRole("button", { name: "Leave" }).click();
      await second.waitForURL("**/staff");
      await profile.getByRole("button", { name: "Save profile" }).click();
      const left = "Nobody is signed in here now, but this page was made for a staff view.";
      await profile.getByRole("alert").filter({ hasText: left }).waitFor();
      expect(await wayBackIn(profile).getAttribute("href")).toBe("/staff");
      // Once the view is entered again, by the same actor, the form can be sent.
      await enter(second, customerIds.wholesale, "ticket 4");
      await second.getByRole("button", { name: "Allow changes" }).click();
      await second.getByText("What you change is changed for the customer.").waitFor();
      await profile.getByRole("button", { name: "Save profile" }).click();
      await profile.getByText("Your profile was saved.").waitFor();
      expect(await readRetailCustomer(shop.emulator)).toEqual(before);
    } finally {
      await context.close();
    }
  });

  it("a customer's own form says that it is a staff view which is open now", async () => {
    const { page: second, context } = await openVisit(browser, shop.url);
    try {
      await signInWithForm(second, emails.wholesale);
      await second.waitForURL("**/account");
      const profile = await context.newPage();
      await profile.goto("/account/profile", { waitUntil: "networkidle" });
      await signInAsStaff(second);
      await enter(second, customerIds.retail, "ticket 5");
      await profile.getByRole("button", { name: "Save profile" }).click();
      await viewIn(profile, "the customer who was signed in before").waitFor();
      expect(await wayBackIn(profile).getAttribute("href")).toBe("/login?next=%2Faccount%2Fprofile");
      await second.goto("/login");
      await second.getByText("You see the shop as Elliot Marsh (staff view).").waitFor();
      await second.goto("/sign-out");
      await second.getByText("You see the shop as Elliot Marsh (staff view).").waitFor();
    } finally {
      await context.close();
    }
  });
});
