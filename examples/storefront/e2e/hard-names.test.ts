import { expect, it } from "vitest";
import { accountPages, createAxe, ownPages, phone, violationsNow } from "./axe.js";
import { checkOutAs, comeBack, visitNotice } from "./cart-pages.js";
import { hardNames, longWord, otherScripts } from "./hard-names.js";
import { openShop } from "./open-shop.js";
import { pageFaults, watchPages } from "./page-faults.js";
import { signIn, viewAsStaff } from "./shopper.js";
import { customerIds } from "./watch-requests.js";

const open = await openShop({}, hardNames);
const { shop } = open;
const { productPath, check } = await createAxe(open);

it.each([
  ["a name of 98 letters", "wholesale", longWord],
  ["names of other scripts", "retail", otherScripts.wishlist],
] as const)(
  "with %s no page of a phone scrolls sideways, moves or fails axe",
  async (_name, customer, mark) => {
    const shopper = await signIn(shop, customer);
    const own = await ownPages(shopper);
    expect(await shopper.read("/account/wishlists")).toContain(mark);
    await check(phone, ["/", productPath, "/cart", "/login", ...accountPages, ...own], shopper.cookie);
  },
);

it.each([
  ["a name of 98 letters", "wholesale", longWord],
  ["names of other scripts", "retail", otherScripts.company],
] as const)("with %s staff see the shop as usual", async (_name, name, reason) => {
  const customer = customerIds[name];
  const viewing = await viewAsStaff(shop, customer, reason);
  await check(phone, ["/account", "/", productPath, `/staff?customer=${customer}`], viewing);
});

it.each([
  ["a name of 98 letters", "wholesale", longWord],
  ["names of other scripts", "retail", otherScripts.first],
] as const)("with %s a phone says who is still signed in after the checkout", async (_name, name, mark) => {
  const context = await open.browser.newContext({ baseURL: shop.url, ...phone });
  await watchPages(context);
  const page = await context.newPage();
  await checkOutAs(page, name);
  await comeBack(page, shop);
  await visitNotice(page).getByText(mark).waitFor();
  await page.waitForLoadState("networkidle");
  expect([...(await pageFaults(page, name)), ...(await violationsNow(page, name))]).toEqual([]);
  const { y } = (await visitNotice(page).boundingBox()) ?? { y: 0 };
  expect(y).toBeGreaterThan(844 / 2);
  await context.close();
});
