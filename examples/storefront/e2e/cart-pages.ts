import type { Page } from "playwright-core";
import { signOut, type Visit } from "./browser.js";

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
