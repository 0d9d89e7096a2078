import type { Page } from "playwright-core";
import { signInWithForm, signOut, type Visit } from "./browser.js";
import { type Shop, tokenKind } from "./shop.js";
import { type CustomerName, emails } from "./shopper.js";

export const kettle = "/product/heron-gooseneck-kettle";
export const lineOf = (page: Page, name: string) =>
  page.getByRole("main").getByRole("listitem").filter({ hasText: name });
export const quantityOf = (page: Page) => page.getByLabel(/^Quantity of/);

/** Adds from the product page and leads to the cart, whichever way the page works. */
export async function addToCart(
  page: Page,
  path: string,
  { colour = "", quantity = "1" } = {},
): Promise<void> {
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

export async function signOutFromAddresses(page: Page): Promise<void> {
  await page.goto("/account/addresses");
  await signOut(page);
}

export async function cartCookie({ context }: Visit) {
  return (await context.cookies()).find(({ name }) => name.startsWith("shop_cart"));
}

export const goToCheckout = (page: Page) => page.getByRole("button", { name: "Go to the checkout" }).click();

/** Signs in and goes to the checkout with something in the cart. */
export async function checkOutAs(page: Page, customer: CustomerName): Promise<void> {
  await signInWithForm(page, emails[customer]);
  await page.waitForURL("**/account");
  await addToCart(page, kettle);
  await goToCheckout(page);
  await page.getByText("Signed in as").waitFor();
}

/**
 * From a page of BigCommerce by a link, as "Back to the shop" is. The emulator has none here: it runs before the shop does,
 * whose port is not known.
 */
export async function comeBack(page: Page, { url }: Pick<Shop, "url">, path = "/"): Promise<void> {
  const arrival = page.waitForURL(url + path);
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement("a"), { href });
    document.body.append(link);
    link.click();
  }, url + path);
  await arrival;
}

export const visitNotice = (page: Page) => page.getByRole("complementary", { name: "Still signed in" });

/** BigCommerce's own page, where a browser is led that it may still take for a customer. */
export const signedOutThere = (page: Page) =>
  page.getByRole("heading", { name: "You are signed out" }).waitFor();

/** From the shop, by the button; who was at the checkout is led to the end of that session, with impersonation tokens. */
export async function signOutOfShop(page: Page, { url }: Pick<Shop, "url">): Promise<void> {
  await page.goto("/account/profile");
  await signOut(page, ({ origin, pathname }) =>
    tokenKind === "private" ? pathname === "/" : origin !== url,
  );
  if (tokenKind === "impersonation") await signedOutThere(page);
}

/** As long as the shop takes a second press for a double click, and a little. */
export const signOutTakesMs = 5500;
