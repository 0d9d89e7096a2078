import type { Page } from "playwright-core";
import { beforeEach, expect, it } from "vitest";
import { signInWithForm } from "./browser.js";
import { openShop } from "./open-shop.js";
import { emails, permitSignIn, signIn, visit } from "./shopper.js";

const { shop, withVisit } = await openShop();

beforeEach(() => shop.emulator.reset());

const withPage = (work: (page: Page) => Promise<void>) => withVisit(({ page }) => work(page));

const productPath = "/product/lark-hand-grinder";

it("a wishlist is created, renamed and deleted", () =>
  withPage(async (page) => {
    await signInWithForm(page, emails.new);
    await page.waitForURL("**/account");
    await page.goto("/account/wishlists");
    await page.getByLabel("Name of a new wishlist").fill("  ");
    await page.getByRole("button", { name: "Create wishlist" }).click();
    await page.getByText("Please enter a name for the wishlist.").waitFor();
    await page.getByLabel("Name of a new wishlist").fill("Kitchen");
    await page.getByRole("button", { name: "Create wishlist" }).click();
    await page.getByText("The wishlist was created.").waitFor();
    await page.getByRole("link", { name: "Open the wishlist Kitchen" }).click();
    await page.getByLabel("Name of the wishlist").fill("Kitchen, later");
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("heading", { level: 1, name: "Kitchen, later" }).waitFor();
    await page.getByText("Delete this wishlist").click();
    await page.getByRole("button", { name: "Delete for good" }).click();
    await page.getByText("The wishlist was deleted.").waitFor();
    await page.getByText("No wishlists yet").waitFor();
  }));

it("a product is put on a new wishlist from its own page, and taken off again", () =>
  withPage(async (page) => {
    await page.goto(productPath);
    const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    await page.getByRole("link", { name: "Sign in to put it on a wishlist" }).click();
    await page.waitForURL("**/login*");
    permitSignIn(emails.new);
    await page.getByLabel("Email").fill(emails.new);
    await page.getByLabel("Password").fill("emulator");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(`**${productPath}`);
    await page.getByRole("button", { name: "Save for later" }).click();
    await page.getByText("Saved to “My wishlist”.").waitFor();
    await page.goto("/account/wishlists");
    await page.getByRole("link", { name: "Open the wishlist My wishlist" }).click();
    await page.getByRole("button", { name: `Remove ${name}` }).click();
    await page.getByText("The product was taken off the wishlist.").waitFor();
    await page.getByText("Nothing on it yet.").filter({ visible: true }).waitFor();
  }));

it("a product goes from a wishlist into the cart; one with versions leads to its page", () =>
  withPage(async (page) => {
    await signInWithForm(page, emails.retail);
    await page.waitForURL("**/account");
    await page.goto("/account/wishlists/31");
    await page
      .getByRole("button", { name: /^Add to cart: / })
      .first()
      .click();
    await page.getByText("It is in your cart.").waitFor();
    await page.getByRole("banner").getByRole("status").filter({ hasText: "1 item" }).waitFor();
    const choose = page.getByRole("link", { name: /^Choose a version of / }).first();
    await choose.click();
    await page.waitForURL("**/product/**");
    await page.getByRole("button", { name: "Add to cart" }).waitFor();
  }));

it("a shared wishlist is seen by everybody with its link, and by nobody once it is private again", () =>
  withPage(async (page) => {
    await signInWithForm(page, emails.wholesale);
    await page.waitForURL("**/account");
    await page.goto("/account/wishlists/33");
    await page.getByRole("button", { name: "Share it by link" }).click();
    const link = page.getByRole("link", { name: "The page to share" });
    await link.waitFor();
    const path = (await link.getAttribute("href")) ?? "";
    expect(path).toMatch(/^\/wishlist\/[0-9a-f-]{36}$/);
    const seenByGuest = await visit(shop).read(path);
    expect(seenByGuest).toContain("Spring menu");
    expect(seenByGuest).not.toContain("Haddad");
    await page.getByRole("button", { name: "Make it private" }).click();
    await page.getByText("Only you can see this wishlist.").waitFor();
    const seenAfterwards = await visit(shop).read(path);
    expect(seenAfterwards).not.toContain("Spring menu");
    expect(seenAfterwards).toContain("NEXT_HTTP_ERROR_FALLBACK;404");
  }));

it("another customer's wishlist cannot be opened, and a made-up token leads nowhere", async () => {
  const retail = await signIn(shop, "retail");
  for (const path of [
    "/account/wishlists/33",
    "/wishlist/0b7e6f52-93cd-4b0a-b1c6-5de7a8c2f418",
    "/wishlist/x",
  ]) {
    const html = await retail.read(path);
    expect(html).toContain("NEXT_HTTP_ERROR_FALLBACK;404");
    expect(html).not.toContain("Spring menu");
  }
});
