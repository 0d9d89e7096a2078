import { beforeEach, expect, it } from "vitest";
import { redirectedPrefetch, signInWithForm } from "./browser.js";
import { openShop } from "./open-shop.js";
import { emails } from "./shopper.js";

const { shop, withVisit } = await openShop();
beforeEach(() => shop.emulator.reset());

const productPath = "/product/lark-hand-grinder";
const heart = { name: "Save for later" };

it("one press saves for later, another takes it back, and a reload shows the same", () =>
  withVisit(async ({ page }) => {
    await signInWithForm(page, emails.new);
    await page.waitForURL("**/account");
    await page.goto(productPath);
    const button = page.getByRole("button", heart);
    for (const [pressed, news] of [
      ["true", "Saved to “My wishlist”."],
      ["false", "Removed from “My wishlist”."],
    ] as const) {
      await button.click();
      await page.getByText(news).waitFor();
      expect(await button.getAttribute("aria-pressed")).toBe(pressed);
      await page.reload();
      await button.waitFor();
      expect(await button.getAttribute("aria-pressed")).toBe(pressed);
    }
  }));

it("what BigCommerce refuses is undone at once, and said", () =>
  withVisit(
    async ({ page }) => {
      await signInWithForm(page, emails.retail);
      await page.waitForURL("**/account");
      await page.goto("/product/heron-gooseneck-kettle");
      const button = page.getByRole("button", heart);
      const before = await button.getAttribute("aria-pressed");
      await shop.emulator.faults.add([{ on: "graphql", times: null, status: 500 }]);
      await button.click();
      await page.getByText("This does not work just now.").waitFor();
      expect(await button.getAttribute("aria-pressed")).toBe(before);
    },
    { expectedFault: /status of 503 .*\/api\/graphql/ },
  ));

it("signed out in the meantime, it leads to the sign-in form and back", () =>
  withVisit(
    async ({ page, context }) => {
      await signInWithForm(page, emails.new);
      await page.waitForURL("**/account");
      await page.goto(productPath);
      await page.getByRole("button", heart).waitFor();
      await context.clearCookies();
      await page.getByRole("button", heart).click();
      await page.waitForURL(`**/login?problem=unsent&next=${encodeURIComponent(productPath)}`);
      const refusal = page.getByRole("alert").filter({ hasText: "nothing was saved" });
      await refusal.waitFor();
      // A press of a button has nothing typed that could be kept.
      expect(await refusal.textContent()).not.toContain("typed");
    },
    { expectedFault: new RegExp(`status of 401 .*/api/graphql|${redirectedPrefetch.source}`) },
  ));
