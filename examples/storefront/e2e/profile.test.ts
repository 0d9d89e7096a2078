import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { signInWithForm } from "./browser.js";
import { type DrawnForm, drawnForm, sendDrawn } from "./drawn-form.js";
import { openShop } from "./open-shop.js";
import { emails, type Shopper, signIn } from "./shopper.js";

const { shop, withVisit } = await openShop();

beforeEach(() => shop.emulator.reset());

const withPage = (options: { javaScriptEnabled: boolean }, work: (page: Page) => Promise<void>) =>
  withVisit(({ page }) => work(page), options);

/** On a client-side navigation Next keeps the page before, hidden, so that a label alone can name two fields. */
const field = (page: Page, label: string) => page.getByLabel(label).filter({ visible: true });

async function register(page: Page, email: string, password: string): Promise<void> {
  await field(page, "First name").fill("Ada");
  await field(page, "Last name").fill("Quill");
  await field(page, "Email").fill(email);
  await field(page, "Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

describe.each([
  ["with JavaScript", { javaScriptEnabled: true }],
  ["without JavaScript", { javaScriptEnabled: false }],
])("%s", (name, options) => {
  it("the profile is changed, an address in use is refused beside its field, and what was entered stays", () =>
    withPage(options, async (page) => {
      await signInWithForm(page, emails.retail);
      await page.waitForURL("**/account");
      await page.goto("/account/profile");
      await page.getByLabel("First name").fill("Ellis");
      await page.getByLabel("Email").fill(emails.wholesale);
      await page.getByRole("button", { name: "Save profile" }).click();
      const email = page.getByRole("textbox", { name: "Email", description: /already in use/ });
      await email.waitFor();
      expect(await email.getAttribute("aria-invalid")).toBe("true");
      expect(await page.getByLabel("First name").inputValue()).toBe("Ellis");
      await email.fill(emails.retail);
      await page.getByRole("button", { name: "Save profile" }).click();
      const saved = page.getByText("Your profile was saved.");
      await saved.waitFor();
      await page.getByLabel("Current password").fill("not-the-password");
      await page.getByLabel("New password").fill("a-new-password");
      await page.getByRole("button", { name: "Change password" }).click();
      await page.getByText("The current password is not correct.").waitFor();
      expect(await saved.isVisible()).toBe(false);
      await page.goto("/account/profile");
      expect(await page.getByLabel("First name").inputValue()).toBe("Ellis");
    }));

  it("the password is changed: a wrong one is refused, the new one signs in and the old one no longer does", () =>
    withPage(options, async (page) => {
      await signInWithForm(page, emails.retail);
      await page.waitForURL("**/account");
      await page.goto("/account/profile");
      const change = async (currentPassword: string, newPassword: string) => {
        await page.getByLabel("Current password").fill(currentPassword);
        await page.getByLabel("New password").fill(newPassword);
        await page.getByRole("button", { name: "Change password" }).click();
      };
      await change("not-the-password", "a-new-password");
      await page.getByText("The current password is not correct.").waitFor();
      expect(await page.getByLabel("Current password").inputValue()).toBe("");
      await change("emulator", "short");
      await page.getByText("must be at least 7 characters").waitFor();
      await change("emulator", "a-new-password");
      await page.getByText("Your password was changed.").waitFor();
      await page.context().clearCookies();
      await signInWithForm(page, emails.retail, "emulator");
      await page.getByText("do not match").waitFor();
      await signInWithForm(page, emails.retail, "a-new-password");
      await page.waitForURL("**/account");
    }));

  it("an account is created, signs in as a whole new document, and leads where the shopper was going", () =>
    withPage(options, async (page) => {
      await page.goto("/login?next=%2Faccount%2Fwishlists");
      await page.getByRole("link", { name: "Create an account" }).click();
      await page.waitForURL("**/register*");
      await register(page, emails.retail, "long-enough");
      await page.getByText("The email address is already in use.").waitFor();
      expect(await field(page, "First name").inputValue()).toBe("Ada");
      expect(await field(page, "Password").inputValue()).toBe("");
      await register(page, `ada-${name.length}@example.com`, "short");
      await page.getByText("must be at least 7 characters").waitFor();
      const [navigation] = await Promise.all([
        page.waitForResponse((answer) => answer.url().endsWith("/register/submit")),
        register(page, `ada-${name.length}@example.com`, "long-enough"),
      ]);
      expect([navigation.status(), navigation.request().isNavigationRequest()]).toEqual([303, true]);
      await page.waitForURL("**/account/wishlists");
      await page.goto("/account/profile");
      expect(await page.getByLabel("Email").inputValue()).toBe(`ada-${name.length}@example.com`);
    }));
});

it.each(["profile", "addresses", "wishlists", "wishlists/31"])(
  "an address that names what was done as %s has never heard of shows the page, and says nothing",
  async (path) => {
    const { read } = await signIn(shop, "retail");
    const [plain, odd] = [await read(`/account/${path}`), await read(`/account/${path}?done=toString`)];
    expect(plain).toContain("</form>");
    expect(odd).toContain("</form>");
    expect(odd).not.toMatch(/bg-fern-wash px-4 py-3 font-medium|We could not load|data-dgst/);
  },
);

it("registering is throttled for an e-mail, and a page of another site cannot do it", async () => {
  const send = (email: string, site = "same-origin") =>
    fetch(`${shop.url}/register/submit`, {
      method: "POST",
      redirect: "manual",
      headers: { "sec-fetch-site": site, origin: shop.url },
      body: new URLSearchParams({ firstName: "A", lastName: "B", email, password: "short" }),
    });
  expect((await send("x@example.com", "cross-site")).status).toBe(403);
  for (let attempt = 0; attempt < 8; attempt++) expect((await send("x@example.com")).status).toBe(303);
  const asked = (await shop.emulator.requests()).filter(
    ({ operationName, status }) => operationName === "Register" && status === 200,
  );
  expect(asked).toHaveLength(5);
});

it("a password form that was drawn for somebody else uses up none of the customer's guesses", async () => {
  const [noor, elliot] = [await signIn(shop, "wholesale"), await signIn(shop, "retail")];
  const formOf = async (shopper: Shopper) =>
    drawnForm(await shopper.read("/account/profile"), "/account/profile", "password");
  const change = async (form: DrawnForm, currentPassword: string) => {
    const typed = { currentPassword, newPassword: "a-new-password" };
    return sendDrawn(shop, form, { cookie: elliot.cookie, typed });
  };
  const stale = await formOf(noor);
  for (let attempt = 0; attempt < 11; attempt += 1) {
    const page = await (await change(stale, "wrong")).text();
    expect(page).toMatch(/signed in as/);
    expect(page).not.toContain("Too many attempts");
  }
  const changed = await change(await formOf(elliot), "emulator");
  expect(changed.headers.get("location")).toContain("done=password");
});
