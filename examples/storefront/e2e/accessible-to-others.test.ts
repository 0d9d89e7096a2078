import { describe, expect, it } from "vitest";
import { accountPages, createAxe, looks, ownPages } from "./axe.js";
import { readFacts } from "./facts.js";
import { openShop } from "./open-shop.js";
import { signIn, viewAsStaff } from "./shopper.js";

const open = await openShop();
const { shop } = open;
const facts = await readFacts(shop.emulator);
const { publicPages, check } = await createAxe(open);

describe.each(looks)("axe finds no violation in %s", (_name, look) => {
  it("for the wholesale customer", async () => {
    const shopper = await signIn(shop, "wholesale");
    const own = await ownPages(shopper);
    expect(own.length).toBe(3);
    await check(look, [...publicPages, ...accountPages, ...own], shopper.cookie);
  });

  it("for a customer who has nothing yet", async () => {
    const { cookie } = await signIn(shop, "new");
    await check(look, ["/", "/cart", ...accountPages], cookie);
  });

  it("for staff who see the shop as a customer", async () => {
    const customer = facts.retail.entityId;
    const viewing = await viewAsStaff(shop, customer, "axe");
    await check(look, ["/account", "/account/orders", "/", `/staff?customer=${customer}`], viewing);
  });
});
