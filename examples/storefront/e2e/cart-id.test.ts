import { describe, expect, it } from "vitest";
import { signInWithForm, type Visit } from "./browser.js";
import { addToCart, cartCookie, kettle, signOutFromAddresses } from "./cart-pages.js";
import { openShop } from "./open-shop.js";
import { emails, visit } from "./shopper.js";

const { shop, withVisit } = await openShop();

/** The cart's id, as only the redirect to the checkout shows it. */
async function cartIdOf(opened: Visit): Promise<string> {
  const cookie = await cartCookie(opened);
  const response = await fetch(`${shop.url}/cart/checkout`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: `shop_cart=${cookie?.value}`, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ customerStamp: "" }),
  });
  return new URL(String(response.headers.get("location"))).searchParams.get("id") ?? "";
}

describe("the cart's id", () => {
  it("is in a sealed cookie for the server only, and in no page, payload or address of the shop", () =>
    withVisit(async (opened) => {
      const { page } = opened;
      const sent: string[] = [];
      page.on("response", async (response) => {
        sent.push(response.url(), await response.text().catch(() => ""));
      });
      await addToCart(page, kettle);
      await page.getByRole("button", { name: /^One .* more$/ }).click();
      await page.getByText("2 items", { exact: true }).waitFor();
      const cookie = await cartCookie(opened);
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
      const id = await cartIdOf(opened);
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      const shopper = visit(shop, `shop_cart=${cookie?.value}`);
      for (const path of ["/cart", kettle, "/"])
        sent.push(await shopper.read(path), await shopper.readPayload(path));
      expect(sent.join("\n")).toContain("Heron Gooseneck Kettle");
      expect([...sent, String(cookie?.value)].filter((text) => text.includes(id))).toEqual([]);
    }));

  it("of a customer is worth nothing to a visitor who is signed out, nor to another customer", () =>
    withVisit(async (opened) => {
      const { page, context } = opened;
      await signInWithForm(page, emails.retail);
      await page.waitForURL("**/account");
      await addToCart(page, kettle);
      const kept = await cartCookie(opened);
      if (kept === undefined) throw new Error("The customer has a cart.");
      await signOutFromAddresses(page);
      await context.addCookies([kept]);
      await page.goto("/cart");
      await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
      await signInWithForm(page, emails.new);
      await page.waitForURL("**/account");
      await page.goto("/cart");
      await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
    }));

  it("a forged cookie is not a cart", async () => {
    const html = await visit(shop, "shop_cart=Fe26.2*1*forged").read("/cart");
    expect(html).toContain("Your cart is empty");
  });
});
