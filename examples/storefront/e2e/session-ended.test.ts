import { expect, it } from "vitest";
import { signInWithForm } from "./browser.js";
import { addToCart, kettle, lineOf } from "./cart-pages.js";
import { stampOf } from "./drawn-form.js";
import { cookieHeader, cookiesOf, post } from "./http-form.js";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";
import { emails, signIn, visit } from "./shopper.js";

const { shop, withVisit } = await openShop();
const sessionOf = (cookies: readonly { name: string }[]) =>
  cookies.find(({ name }) => name === "shop_session");

it.runIf(tokenKind === "private")(
  "signed in elsewhere, the first session ends at its next page, with a word, and can begin again",
  () =>
    withVisit(async ({ page, context }) => {
      await signInWithForm(page, emails.retail);
      await page.waitForURL("**/account");
      await signIn(shop, "retail");
      await page.goto("/account/orders");
      await page.getByText("You were signed out. Please sign in again.").waitFor();
      expect(sessionOf(await context.cookies())).toBeUndefined();
      await page.goto("/");
      await page.getByRole("link", { name: "Sign in" }).first().waitFor();
      await signInWithForm(page, emails.retail);
      await page.waitForURL("**/account");
    }),
);

it.runIf(tokenKind === "private")("signing out ends the customer's access token at BigCommerce", async () => {
  const { cookie } = await signIn(shop, "retail");
  const headers = { origin: shop.url, "sec-fetch-site": "same-origin", cookie };
  const body = new URLSearchParams({ customerStamp: await stampOf(shop, cookie) });
  await fetch(`${shop.url}/logout`, { method: "POST", redirect: "manual", headers, body });
  const requests = await shop.emulator.requests();
  expect(requests.at(-1)).toMatchObject({ operationName: "Logout", status: 200, customerId: 1043 });
  // Who kept the cookie has nothing from it.
  expect(await visit(shop, cookie).read("/account")).not.toContain("Sign out");
});

it("a link to the end of a session signs nobody out whose session is good", async () => {
  const { cookie, read } = await signIn(shop, "retail");
  const answer = await fetch(`${shop.url}/session-ended`, { redirect: "manual", headers: { cookie } });
  expect([answer.headers.get("location"), answer.headers.getSetCookie()]).toEqual(["/account", []]);
  expect(await read("/account")).toContain(emails.retail);
});

it("if BigCommerce cannot say whether a session is good, it stays", async () => {
  const { cookie, read } = await signIn(shop, "retail");
  await shop.emulator.faults.add([{ on: "graphql", times: null, status: 500 }]);
  const answer = await fetch(`${shop.url}/session-ended`, { redirect: "manual", headers: { cookie } });
  expect([answer.headers.get("location"), answer.headers.getSetCookie()]).toEqual(["/account", []]);
  await shop.emulator.faults.clear();
  expect(await read("/account")).toContain(emails.retail);
});

it("a link to the end of a session leads a visitor without one to the sign-in form", async () => {
  const answer = await fetch(`${shop.url}/session-ended`, { redirect: "manual" });
  expect(answer.headers.get("location")).toMatch(/^\/login/);
});

it("and takes no guest's cart away", () =>
  withVisit(async ({ page }) => {
    await addToCart(page, kettle);
    await page.goto("/session-ended");
    await page.goto("/cart");
    await lineOf(page, "Heron Gooseneck Kettle").waitFor();
  }));

it("the e-mail that one person typed at the sign-in form is not shown to the next", async () => {
  const noor = "noor.private@example.com";
  const { cookie } = await signIn(shop, "retail");
  const kept = async (sent: string) => {
    const refused = await post(shop, "/login/submit", { email: noor, password: "wrong" }, { cookie: sent });
    return cookieHeader(cookiesOf(refused));
  };
  expect(await visit(shop, await kept("")).read("/login")).toContain(noor);
  expect(await visit(shop, `${cookie}; ${await kept(cookie)}`).read("/login")).not.toContain(noor);
  const customerStamp = await stampOf(shop, cookie);
  const out = await post(shop, "/logout", { customerStamp }, { cookie });
  const registered = await post(shop, "/register/submit", {
    firstName: "Elliot",
    lastName: "Two",
    email: "elliot.two@example.com",
    password: "a-long-password-1",
  });
  for (const response of [out, registered]) expect(cookiesOf(response).get("login_email")).toBe("");
});
