import type { BrowserContext, Page } from "playwright-core";
import { beforeEach, expect, it } from "vitest";
import { signInWithForm, signOut } from "./browser.js";
import { openShop } from "./open-shop.js";
import { emails } from "./shopper.js";

const { shop, withVisit } = await openShop();
beforeEach(() => shop.emulator.reset());

const withoutScript = (work: (page: Page, context: BrowserContext) => Promise<void>) =>
  withVisit(({ page, context }) => work(page, context), { javaScriptEnabled: false });

/** A refusal that says what was entered: the e-mail is another customer's. */
async function sendRefusedProfile(page: Page): Promise<void> {
  await signInWithForm(page, emails.retail);
  await page.waitForURL("**/account");
  await page.goto("/account/profile");
  await page.getByLabel("First name").fill("Ellisande");
  await page.getByLabel("Email").fill(emails.wholesale);
  await page.getByRole("button", { name: "Save profile" }).click();
  await page.getByText(/already in use/).waitFor();
}

it("a refused form is shown in the answer to it, and to nobody afterwards: no cookie keeps it", () =>
  withoutScript(async (page, context) => {
    await sendRefusedProfile(page);
    expect(await page.getByLabel("First name").inputValue()).toBe("Ellisande");
    const kept = (await context.cookies()).filter(({ name }) => name.startsWith("kept_"));
    expect(kept).toEqual([]);
    await page.goto("/account/profile");
    await page.getByRole("heading", { name: "Your profile" }).waitFor();
    expect(await page.content()).not.toContain("Ellisande");
    await signOut(page);
    await signInWithForm(page, emails.wholesale);
    await page.waitForURL("**/account");
    await page.goto("/account/profile");
    await page.getByRole("heading", { name: "Your profile" }).waitFor();
    expect(await page.content()).not.toContain("Ellisande");
    expect(await page.getByText(/already in use/).count()).toBe(0);
  }));

it("a refused address is not shown on the page of another one", () =>
  withoutScript(async (page) => {
    await signInWithForm(page, emails.retail);
    await page.waitForURL("**/account");
    await page.goto("/account/addresses/503");
    await page.getByLabel("Company").fill("Marsh & Daughters");
    await page.getByLabel("Street and number").fill("   ");
    await page.getByRole("button", { name: "Save address" }).click();
    await page.getByText("Please enter a street and number.").waitFor();
    await page.goto("/account/addresses/new");
    expect(await page.getByLabel("Company").inputValue()).toBe("");
    expect(await page.getByText("Please enter a street and number.").count()).toBe(0);
  }));

it("of a form with a great deal in it nothing is lost", () =>
  withoutScript(async (page) => {
    await signInWithForm(page, emails.retail);
    await page.waitForURL("**/account");
    await page.goto("/account/addresses/new");
    for (const label of ["First name", "Last name", "Company", "City", "Postal code", "Phone"])
      await page.getByLabel(label, { exact: false }).first().fill("é".repeat(255));
    await page.getByLabel("Street and number").fill("   ");
    await page.getByRole("button", { name: "Save address" }).click();
    await page.getByText("Please enter a street and number.").waitFor();
    expect(await page.getByLabel("Company").inputValue()).toBe("é".repeat(255));
  }));
