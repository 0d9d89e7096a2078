import { expect, it } from "vitest";
import { accountPages, createAxe, ownPages, phone } from "./axe.js";
import { hardNames, longWord, otherScripts } from "./hard-names.js";
import { openShop } from "./open-shop.js";
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

it("with a name of 98 letters staff see the shop as usual", async () => {
  const customer = customerIds.wholesale;
  const viewing = await viewAsStaff(shop, customer, longWord);
  await check(phone, ["/account", "/", productPath, `/staff?customer=${customer}`], viewing);
});
