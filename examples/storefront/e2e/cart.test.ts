import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { signInWithForm, type Visit } from "./browser.js";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";
import { emails, permitSignIn, visit } from "./shopper.js";

const { shop, withVisit } = await openShop();
beforeEach(() => shop.emulator.faults.clear());

const kettle = "/product/heron-gooseneck-kettle";
const lineOf = (page: Page, name: string) =>
  page.getByRole("main").getByRole("listitem").filter({ hasText: name });
const quantityOf = (page: Page) => page.getByLabel(/^Quantity of/);

/** Adds from the product page and leads to the cart, whichever way the page works. */
async function addToCart(page: Page, path: string, { colour = "", quantity = "1" } = {}): Promise<void> {
  await page.goto(path);
  if (colour !== "") await page.getByText(colour, { exact: true }).click();
  await page.getByLabel("Quantity").fill(quantity);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page
    .getByRole("link", { name: "See the cart" })
    .or(page.getByRole("heading", { name: "Your cart" }))
    .waitFor();
  await page.goto("/cart");
}

async function cartCookie({ context }: Visit) {
  return (await context.cookies()).find(({ name }) => name === "shop_cart");
}

/** The cart's id, as only the redirect to the checkout shows it. */
async function cartIdOf(opened: Visit): Promise<string> {
  const cookie = await cartCookie(opened);
  const response = await fetch(`${shop.url}/cart/checkout`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: `shop_cart=${cookie?.value}`, "sec-fetch-site": "same-origin" },
  });
  return new URL(String(response.headers.get("location"))).searchParams.get("id") ?? "";
}

describe.each([
  ["with JavaScript", { javaScriptEnabled: true }],
  ["without JavaScript", { javaScriptEnabled: false }],
])("the cart %s", (_name, options) => {
  it("takes the chosen version and quantity, changes the quantity, and is empty again", () =>
    withVisit(async ({ page }) => {
      await addToCart(page, kettle, { colour: "Cream", quantity: "2" });
      const line = lineOf(page, "Heron Gooseneck Kettle");
      expect(await line.textContent()).toMatch(/Colour:Cream/);
      expect(await line.locator("img").getAttribute("src")).toContain("kettle--cream");
      const [unit, all] = await pricesOf(page);
      expect(all).toBeCloseTo(unit * 2);
      await quantityOf(page).fill("3");
      await quantityOf(page).press("Enter");
      await page.getByText("3 items", { exact: true }).waitFor();
      await page.getByRole("button", { name: /^One .* more$/ }).click();
      await page.getByText("4 items", { exact: true }).waitFor();
      expect(await quantityOf(page).inputValue()).toBe("4");
      expect((await pricesOf(page))[1]).toBeCloseTo(unit * 4);
      await page.getByRole("button", { name: /^Remove / }).click();
      await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
    }, options));

  it("says beside the field what cannot be had, and keeps what there is", () =>
    withVisit(async ({ page, faults }) => {
      await addToCart(page, kettle);
      await quantityOf(page).evaluate((field) => field.removeAttribute("max"));
      await quantityOf(page).fill("5000");
      await quantityOf(page).press("Enter");
      const problem = page.getByRole("alert").filter({ hasText: "We do not have that many" });
      await problem.waitFor();
      expect(await quantityOf(page).getAttribute("aria-invalid")).toBe("true");
      expect(await quantityOf(page).getAttribute("aria-describedby")).toBe(await problem.getAttribute("id"));
      await page.goto("/cart");
      expect(await quantityOf(page).inputValue()).toBe("1");
      expect(faults).toEqual([]);
    }, options));

  it("offers no button for what is not for sale", () =>
    withVisit(async ({ page }) => {
      await page.goto("/product/the-slow-morning");
      await page.getByText("Out of print").waitFor();
      expect(await page.getByRole("button", { name: "Add to cart" }).count()).toBe(0);
    }, options));

  it("refuses a version that is sold out", () =>
    withVisit(async ({ page }) => {
      await page.goto("/product/fold-dripper");
      await page.getByText("Ink", { exact: true }).click();
      await page.getByRole("button", { name: "Add to cart" }).click();
      await page.getByRole("alert").filter({ hasText: "another version" }).waitFor();
      await page.goto("/cart");
      await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
    }, options));

  it("comes along at sign-in at the customer's own prices, goes at sign-out, and is back at the next sign-in", () =>
    withVisit(async (opened) => {
      const { page } = opened;
      await addToCart(page, kettle, { quantity: "2" });
      const [listPrice] = await pricesOf(page);
      await signInWithForm(page, emails.wholesale);
      await page.waitForURL("**/account");
      await page.goto("/cart");
      const [ownPrice, all] = await pricesOf(page);
      expect(ownPrice).toBeCloseTo(listPrice * 0.8);
      expect(all).toBeCloseTo(ownPrice * 2);
      await page.goto("/login");
      await signOut(page);
      expect(await cartCookie(opened)).toBeUndefined();
      await page.goto("/cart");
      await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
      await signInWithForm(page, emails.wholesale);
      await page.waitForURL("**/account");
      await page.goto("/cart");
      await lineOf(page, "Heron Gooseneck Kettle").waitFor();
      await page.getByRole("button", { name: /^Remove / }).click();
      await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
    }, options));

  it("leads to BigCommerce's checkout with what is in it", () =>
    withVisit(async ({ page }) => {
      await addToCart(page, kettle, { quantity: "3" });
      await page.getByRole("button", { name: "Go to the checkout" }).click();
      await page.waitForURL(`${shop.emulator.url}/cart.php?**`);
      await page.getByRole("heading", { name: "Checkout" }).waitFor();
      await page.getByText("3 × Heron Gooseneck Kettle").waitFor();
    }, options));
});

async function signOut(page: Page): Promise<void> {
  await page.goto("/account/addresses");
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL(`${shop.url}/`);
}

/** Of the first line: the price of one, and of all. */
async function pricesOf(page: Page): Promise<[unit: number, all: number]> {
  const line = page.getByRole("main").getByRole("listitem").first();
  const text = (await line.textContent()) ?? "";
  const [unit, all] = [/\$([\d.,]+) each/, /All together \$([\d.,]+)/].map((pattern) =>
    Number(pattern.exec(text)?.[1]?.replaceAll(",", "")),
  );
  return [unit ?? Number.NaN, all ?? Number.NaN];
}

describe("the number in the header", () => {
  it("changes on the product page, is read out there, and follows the cart", () =>
    withVisit(async ({ page }) => {
      await page.goto(kettle);
      const link = page.getByRole("banner").getByRole("link", { name: /^Cart/ });
      await page.getByRole("button", { name: "Add to cart" }).click();
      await page
        .getByRole("banner")
        .getByRole("status")
        .filter({ hasText: "Your cart has 1 item" })
        .waitFor();
      expect(new URL(page.url()).pathname).toBe(kettle);
      await page.getByRole("button", { name: "Add to cart" }).click();
      await page.getByRole("banner").getByRole("status").filter({ hasText: "2 items" }).waitFor();
      await link.click();
      await page.getByRole("heading", { name: "Your cart", exact: true }).waitFor();
      await page.getByRole("button", { name: /^One .* less$/ }).click();
      await page.getByRole("banner").getByRole("status").filter({ hasText: "1 item" }).waitFor();
      await quantityOf(page).fill("4");
      await quantityOf(page).blur();
      await page.getByRole("banner").getByRole("status").filter({ hasText: "4 items" }).waitFor();
      await page.getByRole("button", { name: /^Remove / }).click();
      await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Your cart");
      expect((await link.textContent())?.trim()).toBe("Cart");
    }));

  it("a choice on the product page shows its price and picture, and stays in the address", () =>
    withVisit(async ({ page }) => {
      await page.goto(kettle);
      const price = page
        .locator("article")
        .getByText(/^\$[\d.]+$/)
        .first();
      const before = Number((await price.textContent())?.slice(1));
      await page.getByText("Cream", { exact: true }).click();
      await page.waitForURL(/option-1100=11002/);
      await page.getByText(`$${(before + 6).toFixed(2)}`).waitFor();
      await page.locator('article img[src*="kettle--cream"]').first().waitFor();
    }));
});

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
      await signOut(page);
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

describe("what can go wrong", () => {
  // The response made up here holds no access token, without which a private shop signs nobody in.
  it.runIf(tokenKind === "impersonation")(
    "a login that answers no cart: the guest's is assigned to the customer",
    () =>
      withVisit(async ({ page }) => {
        await addToCart(page, kettle);
        await page.goto("/login");
        const body = JSON.stringify({ data: { login: { customer: { entityId: 1043 }, cart: null } } });
        await shop.emulator.faults.add([{ on: "graphql", times: 1, status: 200, body }]);
        permitSignIn(emails.retail);
        await page.getByLabel("Email").fill(emails.retail);
        await page.getByLabel("Password").fill("emulator");
        await page.getByRole("button", { name: "Sign in" }).click();
        await page.waitForURL("**/account");
        const requests = await shop.emulator.requests();
        const assigned = requests.filter(({ operationName }) => operationName === "AssignCartToCustomer");
        expect(assigned.at(-1)).toMatchObject({ customerId: 1043, status: 200 });
        await page.goto("/cart");
        await lineOf(page, "Heron Gooseneck Kettle").waitFor();
      }),
  );

  it("a checkout that does not open leads back to the cart, which is as it was", () =>
    withVisit(async ({ page }) => {
      await addToCart(page, kettle);
      await shop.emulator.faults.add([{ on: "graphql", times: 1, status: 400, body: "{}" }]);
      await page.getByRole("button", { name: "Go to the checkout" }).click();
      await page.getByRole("alert").filter({ hasText: "does not open" }).waitFor();
      await lineOf(page, "Heron Gooseneck Kettle").waitFor();
    }));

  it("a form of another site opens no checkout", async () => {
    const response = await fetch(`${shop.url}/cart/checkout`, {
      method: "POST",
      redirect: "manual",
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect(response.status).toBe(403);
  });

  it("without a cart the checkout leads to the empty cart", async () => {
    const headers = { "sec-fetch-site": "same-origin" };
    const response = await fetch(`${shop.url}/cart/checkout`, {
      method: "POST",
      redirect: "manual",
      headers,
    });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/cart"]);
  });
});
