import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openShop } from "./open-shop.js";
import { emails, permitSignIn } from "./shopper.js";

const { shop, withVisit } = await openShop();

const asked = async () =>
  (await shop.emulator.requests()).filter(({ operationName }) => operationName === "RequestPasswordReset");

describe.each([
  ["with JavaScript", { javaScriptEnabled: true }, "a", emails.wholesale],
  ["without JavaScript", { javaScriptEnabled: false }, "b", emails.new],
])("%s", (_name, options, prefix, forgetful) => {
  const withPage = (work: (page: Page) => Promise<void>) => withVisit(({ page }) => work(page), options);

  async function ask(page: Page, email: string): Promise<void> {
    await page.goto("/login");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.waitForURL("**/forgot-password");
    await page.getByLabel("Email").filter({ visible: true }).fill(email);
    await page.getByRole("button", { name: "Send me a link" }).click();
  }

  it("a known and an unknown e-mail get the same words", () =>
    withPage(async (page) => {
      const answers: (string | null)[] = [];
      for (const email of [emails.retail, `${prefix}-nobody@example.com`]) {
        await ask(page, email);
        await page.waitForURL("**/forgot-password?sent*");
        answers.push(await page.getByText("a link is on its way").textContent());
      }
      expect(answers[0]).toBe(answers[1]);
    }));

  it("one e-mail is asked for so often only, and the e-mail that was entered stays", () =>
    withPage(async (page) => {
      const email = `${prefix}-often@example.com`;
      const before = (await asked()).length;
      for (let attempt = 0; attempt < 3; attempt++) {
        await ask(page, email);
        await page.waitForURL("**/forgot-password?sent*");
      }
      await ask(page, email);
      await page.getByText("Too many attempts.").waitFor();
      expect(await page.getByLabel("Email").filter({ visible: true }).inputValue()).toBe(email);
      expect((await asked()).length - before).toBe(3);
    }));

  it("the link of the mail sets a new password once, and it signs in", () =>
    withPage(async (page) => {
      const newPassword = `${prefix}-new-password-1`;
      await ask(page, forgetful);
      await page.waitForURL("**/forgot-password?sent*");
      const link = (await shop.emulator.mail()).at(-1)?.link ?? "";
      await page.goto(link);
      await page.getByLabel("New password").fill(newPassword);
      await page.getByRole("button", { name: "Save password" }).click();
      await page.waitForURL("**/login?changed*");
      await page.getByLabel("Email").filter({ visible: true }).fill(forgetful);
      await page.getByLabel("Password", { exact: true }).filter({ visible: true }).fill(newPassword);
      permitSignIn(forgetful);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL("**/account");
      await page.goto(link);
      await page.getByLabel("New password").fill("another-password-1");
      await page.getByRole("button", { name: "Save password" }).click();
      await page.getByText("is not valid, or was used before").waitFor();
    }));

  it("a link that BigCommerce does not know is refused, an incomplete one leads to a new one", () =>
    withPage(async (page) => {
      await page.goto(`/change-password?c=1043&t=${prefix}-made-up`);
      await page.getByLabel("New password").fill("long-enough");
      await page.getByRole("button", { name: "Save password" }).click();
      await page.getByText("is not valid, or was used before").waitFor();
      expect(await page.getByLabel("New password").inputValue()).toBe("");
      await page.goto("/change-password?c=1043");
      await page.getByRole("link", { name: "Ask for a new one" }).waitFor();
    }));
});
