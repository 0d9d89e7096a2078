import { expect, it } from "vitest";
import { openVisit, signInWithForm } from "./browser.js";
import { addToCart, kettle } from "./cart-pages.js";
import { drawnForm, sendDrawn } from "./drawn-form.js";
import { cookiesOf, post } from "./http-form.js";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";
import { emails, visit } from "./shopper.js";

const { shop, browser } = await openShop();

const typed = { firstName: "Elliot", lastName: "Marsh", email: emails.retail, company: "Fern", phone: "" };

/** All sealed cookies that a visitor has after a while, staff and customer in one. */
async function collectCookies(): Promise<Map<string, string>> {
  const { page, context } = await openVisit(browser, shop.url, { javaScriptEnabled: false });
  await signInWithForm(page, emails.retail);
  await page.waitForURL("**/account");
  await addToCart(page, kettle);
  await page.goto("/account/profile");
  const profile = drawnForm(await page.content(), "/account/profile", "profile");
  const kept = (await context.cookies()).map(({ name, value }): [string, string] => [name, value]);
  await context.close();
  const posted = [
    await sendDrawn(shop, profile, { cookie: "", typed }),
    await post(shop, "/login/submit", { email: emails.new, password: "wrong" }),
    await post(shop, "/register/submit", { email: "none" }),
    await post(shop, "/staff/sign-in", { email: "staff@example.com", password: "emulator-staff" }),
  ];
  return new Map([...kept, ...posted.flatMap((response) => [...cookiesOf(response)])]);
}

const cookies = await collectCookies();
/** Each customer's cart has a name of its own. */
const cartName = [...cookies.keys()].find((name) => name.startsWith("shop_cart_")) ?? "";

it("a visitor has these sealed cookies", () => {
  const ofStaff = tokenKind === "impersonation" ? ["staff_device", "staff_seen", "staff_session"] : [];
  expect([...cookies.keys()].sort()).toEqual([
    "kept_account",
    "kept_page",
    "kept_registration",
    "login_email",
    cartName,
    "shop_device",
    "shop_session",
    ...ofStaff,
  ]);
});

const open = (cookie: Record<string, string | undefined>, path: string) =>
  visit(
    shop,
    Object.entries(cookie)
      .map(([name, value]) => `${name}=${value}`)
      .join("; "),
  ).read(path);
const unsent = "/login?problem=unsent&next=/account/profile";
const others = (name: string) => [...cookies].filter(([other]) => other !== name);

it("each opens its own door, so that the test tries what can open", async () => {
  const [session, cart] = [cookies.get("shop_session"), cookies.get(cartName)];
  expect(await open({ shop_session: session }, "/account/profile")).toContain("Save profile");
  expect(await open({ shop_session: session, [cartName]: cart }, "/cart")).toContain("Heron");
  if (tokenKind === "private") return;
  expect(await open({ kept_page: cookies.get("kept_page") }, unsent)).toContain("What you had typed");
  const staff = { staff_session: cookies.get("staff_session"), staff_seen: cookies.get("staff_seen") };
  expect(await open(staff, "/staff")).toContain("Signed in as");
});

it("no other sealed cookie is a session, a cart, a kept form's page, a session of staff or their last visit", async () => {
  for (const [, value] of others("shop_session"))
    expect(await open({ shop_session: value }, "/account/profile")).not.toContain("Save profile");
  for (const [, value] of others(cartName))
    expect(
      await open({ shop_session: cookies.get("shop_session"), [cartName]: value }, "/cart"),
    ).not.toContain("Heron");
  for (const [, value] of others("kept_page"))
    expect(await open({ kept_page: value }, unsent)).not.toContain("What you had typed");
  for (const [, value] of others("staff_session"))
    expect(
      await open({ staff_session: value, staff_seen: cookies.get("staff_seen") }, "/staff"),
    ).not.toContain("Signed in as");
  for (const [, value] of others("staff_seen"))
    expect(
      await open({ staff_session: cookies.get("staff_session"), staff_seen: value }, "/staff"),
    ).not.toContain("Signed in as");
});
