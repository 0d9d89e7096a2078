import { assertNoCrossCustomerLeak } from "next-bigcommerce/testing";
import { describe, expect, it } from "vitest";
import { signInWithForm, signOut } from "./browser.js";
import { readFacts } from "./facts.js";
import { openShop } from "./open-shop.js";
import { type CustomerName, emails, permitSignIn, signIn, visit } from "./shopper.js";

const { shop, withVisit } = await openShop();
const facts = await readFacts(shop.emulator);

describe.each([
  ["with JavaScript", { javaScriptEnabled: true }],
  ["without JavaScript", { javaScriptEnabled: false }],
])("signing in %s", (_name, options) => {
  it("leads where the shopper was going, and signing out ends it", () =>
    withVisit(async ({ page }) => {
      await page.goto("/account/orders");
      expect(new URL(page.url()).pathname).toBe("/login");
      permitSignIn(emails.retail);
      await page.getByLabel("Email").fill(emails.retail);
      await page.getByLabel("Password").fill("emulator");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL("**/account/orders");
      await signOut(page);
      await page.goto("/account");
      expect(new URL(page.url()).pathname).toBe("/login");
    }, options));

  it("a wrong password and an unknown e-mail get the same words, and the e-mail is kept", () =>
    withVisit(async ({ page }) => {
      const problems: string[] = [];
      for (const email of [emails.retail, "nobody@example.com"]) {
        await signInWithForm(page, email, "wrong-password");
        const problem = page.getByRole("alert").filter({ hasText: /./ }).first();
        problems.push((await problem.textContent()) ?? "");
        expect(await page.getByLabel("Email").inputValue()).toBe(email);
        expect(await page.getByLabel("Password").inputValue()).toBe("");
      }
      expect(problems[0]).not.toBe("");
      expect(problems[0]).toBe(problems[1]);
    }, options));
});

describe("the account", () => {
  it("the wholesale customer sees their orders, goes back and forth through them, and opens one", () =>
    withVisit(async ({ page }) => {
      await signInWithForm(page, emails.wholesale);
      await page.waitForURL("**/account");
      await page.getByText(emails.wholesale).first().waitFor();
      await page.goto("/account/orders");
      const rows = page.getByRole("main").getByRole("link", { name: /^Order \d+/ });
      await rows.first().waitFor();
      const numbers = async () =>
        (await rows.allTextContents()).map((text) => Number(text.replace(/\D/g, "")));
      expect(await numbers()).toEqual(facts.wholesale.orderIds);
      await page.getByRole("link", { name: /next|older/i }).click();
      await rows.filter({ hasText: String(facts.wholesale.orderIds[0]) }).waitFor({ state: "detached" });
      expect((await numbers()).filter((id) => facts.wholesale.orderIds.includes(id))).toEqual([]);
      await page.getByRole("link", { name: /previous|newer/i }).click();
      await page
        .getByRole("link", { name: `Order ${facts.wholesale.orderIds[0]}` })
        .first()
        .click();
      await page.getByRole("heading", { name: `Order ${facts.wholesale.orderIds[0]}` }).waitFor();
    }));

  it("the new customer sees empty states, and no order of anybody", () =>
    withVisit(async ({ page }) => {
      await signInWithForm(page, emails.new);
      await page.waitForURL("**/account");
      for (const [path, text] of [
        ["/account/orders", "No orders yet"],
        ["/account/addresses", "No addresses yet"],
        ["/account/wishlists", /no wishlists? yet/i],
      ] as const) {
        await page.goto(path);
        await page.getByText(text).first().waitFor();
      }
    }));

  it("another customer's order is not found", async () => {
    const retail = await signIn(shop, "retail");
    const html = await retail.read(`/account/orders/${facts.wholesale.orderIds[0]}`);
    expect(html).toContain("NEXT_HTTP_ERROR_FALLBACK;404");
    expect(html).not.toContain(facts.wholesale.lastName);
  });

  it.each(["0", "-1", "1.5", "99999999999999999999", "a%00b", "../addresses"])(
    "an order number like %s is not found, and no fault",
    async (id) => {
      const retail = await signIn(shop, "retail");
      const html = await retail.read(`/account/orders/${id}`);
      expect(html).not.toContain("bigcommerce:");
    },
  );

  it("signed out, /account and all below it lead to /login with 307", async () => {
    for (const path of [
      "/account",
      "/account/orders",
      "/account/orders/1",
      "/account/addresses",
      "/account/wishlists",
    ]) {
      const response = await fetch(shop.url + path, { redirect: "manual" });
      expect([response.status, new URL(String(response.headers.get("location")), shop.url).pathname]).toEqual(
        [307, "/login"],
      );
    }
  });

  it("account pages are not for search engines", async () => {
    const retail = await signIn(shop, "retail");
    for (const path of ["/account", "/account/orders"])
      expect(await retail.read(path)).toMatch(/name="robots" content="noindex/);
  });
});

describe("prices", () => {
  const priceOf = async (name: CustomerName | undefined, path: string) => {
    const shopper = name === undefined ? visit(shop) : await signIn(shop, name);
    return shopper.read(path);
  };
  const productPath = async () => /href="(\/product\/[^"]+)"/.exec(await visit(shop).read("/"))?.[1] ?? "";

  it("the wholesale customer has their own price, list price and group; retail and guests have neither", async () => {
    const path = await productPath();
    expect(path).not.toBe("");
    const wholesale = await priceOf("wholesale", path);
    expect(wholesale).toMatch(/your price/i);
    expect(wholesale).toContain("Wholesale");
    for (const name of ["retail", undefined] as const)
      expect(await priceOf(name, path)).not.toContain("Wholesale");
  });
});

it("no page, payload or prefetch of the shop sends one customer what is another's", async () => {
  const customers = [];
  for (const name of ["wholesale", "retail"] as const) {
    const { email, lastName, orderIds, streets } = facts[name];
    const { cookie } = await signIn(shop, name);
    const orders = orderIds.map((id) => `/account/orders/${id}`);
    const ownTexts = [email, lastName, ...streets, ...orders];
    customers.push({ name, headers: { cookie }, ownTexts });
  }
  const paths = ["/account", "/account/orders", "/account/addresses", "/account/wishlists", "/"];
  const { requests, payloads } = await assertNoCrossCustomerLeak({
    baseUrl: shop.url,
    customers,
    paths,
    rounds: 8,
  });
  expect(requests).toBe(600);
  // Every page but a guest's account, which leads to the sign-in page.
  expect(payloads.navigation).toBeGreaterThanOrEqual(2 * 5 * 8);
  expect(payloads.prefetch).toBeGreaterThanOrEqual(2 * 5 * 8);
});
