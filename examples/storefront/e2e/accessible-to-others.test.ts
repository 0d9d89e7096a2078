import { describe, expect, it } from "vitest";
import { accountPages, createAxe, looks, ownPages } from "./axe.js";
import { readFacts } from "./facts.js";
import { openShop } from "./open-shop.js";
import { signIn } from "./shopper.js";
import { permitCustomer } from "./watch-requests.js";

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
    const post = (path: string, fields: Record<string, string>, cookie = "") =>
      fetch(shop.url + path, {
        method: "POST",
        redirect: "manual",
        headers: { origin: shop.url, "sec-fetch-site": "same-origin", cookie },
        body: new URLSearchParams(fields),
      });
    const cookieOf = (response: globalThis.Response) => {
      const pairs = response.headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "");
      return [...new Map(pairs.map((pair) => [pair.split("=", 1)[0], pair])).values()].join("; ");
    };
    const staff = cookieOf(
      await post("/staff/sign-in", { email: "staff@example.com", password: "emulator-staff" }),
    );
    const customer = String(facts.retail.entityId);
    permitCustomer(facts.retail.entityId);
    const viewing = cookieOf(
      await post("/staff/enter", { customer, reason: "axe", customerStamp: "staff@example.com" }, staff),
    );
    await check(look, ["/account", "/account/orders", "/", `/staff?customer=${customer}`], viewing);
  });
});
