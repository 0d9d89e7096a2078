import type { BrowserContext, Page } from "playwright-core";
import { beforeEach, expect, it } from "vitest";
import { signInWithForm } from "./browser.js";
import { openShop } from "./open-shop.js";
import { emails } from "./shopper.js";

const { shop, withVisit } = await openShop();
beforeEach(() => shop.emulator.reset());

const withoutScript = (work: (page: Page, context: BrowserContext) => Promise<void>) =>
  withVisit(({ page, context }) => work(page, context), { javaScriptEnabled: false });

const keptIn = async (context: BrowserContext) =>
  (await context.cookies()).filter(({ name }) => name.startsWith("kept_"));

/** A refusal that keeps what was entered: the e-mail is another customer's. */
async function sendRefusedProfile(page: Page): Promise<void> {
  await signInWithForm(page, emails.retail);
  await page.waitForURL("**/account");
  await page.goto("/account/profile");
  await page.getByLabel("First name").fill("Ellisande");
  await page.getByLabel("Email").fill(emails.wholesale);
  await page.getByRole("button", { name: "Save profile" }).click();
  await page.getByText(/exists already/).waitFor();
}

it("a refused form is shown to nobody who signs in after its customer on the same browser", () =>
  withoutScript(async (page, context) => {
    await sendRefusedProfile(page);
    const kept = await keptIn(context);
    expect(kept).toMatchObject([{ name: "kept_profile" }]);
    await page.goto("/account");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${shop.url}/`);
    expect(await keptIn(context)).toEqual([]);
    // Not even if the cookie outlived the sign-out.
    await signInWithForm(page, emails.wholesale);
    await page.waitForURL("**/account");
    await context.addCookies(kept);
    await page.goto("/account/profile?refused=profile");
    await page.getByRole("heading", { name: "Your profile" }).waitFor();
    expect(await page.content()).not.toContain("Ellisande");
    expect(await page.getByText(/exists already/).count()).toBe(0);
  }));

it("a form that was taken after all is kept no longer", () =>
  withoutScript(async (page, context) => {
    await sendRefusedProfile(page);
    await page.getByLabel("Email").fill(emails.retail);
    await page.getByRole("button", { name: "Save profile" }).click();
    await page.getByText("Your profile was saved.").waitFor();
    expect(await keptIn(context)).toEqual([]);
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
    await page.goto("/account/addresses/new?refused");
    expect(await page.getByLabel("Company").inputValue()).toBe("");
    expect(await page.getByText("Please enter a street and number.").count()).toBe(0);
  }));

it("what is too long for a cookie is lost with a word on what was wrong, not without", () =>
  withoutScript(async (page) => {
    await signInWithForm(page, emails.retail);
    await page.waitForURL("**/account");
    await page.goto("/account/addresses/new");
    for (const label of ["First name", "Last name", "Company", "City", "Postal code", "Phone"])
      await page.getByLabel(label, { exact: false }).first().fill("é".repeat(255));
    await page.getByLabel("Street and number").fill("   ");
    await page.getByRole("button", { name: "Save address" }).click();
    await page.getByText("Please enter a street and number.").waitFor();
  }));
