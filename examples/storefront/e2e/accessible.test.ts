import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { readFacts } from "./facts.js";
import { openShop } from "./open-shop.js";
import { signIn, visit } from "./shopper.js";

const { shop, browser } = await openShop();
const facts = await readFacts(shop.emulator);
const productPath = /href="(\/product\/[^"]+)"/.exec(await visit(shop).read("/"))?.[1] ?? "/";

const publicPages = () => [
  "/",
  "/?q=tea",
  "/?q=nothing-of-the-kind",
  productPath,
  "/login",
  "/login?problem=credentials",
  "/register",
  "/forgot-password",
  "/change-password",
  "/cart",
  "/staff",
  "/dev/token",
  "/no-such-page",
];
const accountPages = () => [
  "/account",
  "/account/orders",
  `/account/orders/${facts.wholesale.orderIds[0]}`,
  "/account/addresses",
  "/account/addresses/new",
  "/account/wishlists",
  "/account/profile",
];

async function violationsOf(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  // The inspector of the token never falls silent.
  if (path !== "/dev/token") await page.waitForLoadState("networkidle");
  await page
    .getByRole("status", { name: /^Loading/ })
    .first()
    .waitFor({ state: "detached" });
  expect(page.url()).toBe(shop.url + path);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${path} ${id}: ${target.join(" ")}`),
  );
}

async function check(colorScheme: "light" | "dark", paths: readonly string[], cookie = "") {
  const context = await browser.newContext({ baseURL: shop.url, colorScheme });
  const cookies = cookie
    .split("; ")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return { name, value: value.join("="), url: shop.url };
    });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const violations: string[] = [];
  for (const path of paths) violations.push(...(await violationsOf(page, path)));
  await context.close();
  expect(violations).toEqual([]);
}

describe.each(["light", "dark"] as const)("axe finds no violation in %s", (colorScheme) => {
  it("for a guest", () => check(colorScheme, publicPages()));

  it.each(["wholesale", "new"] as const)("for the %s customer", async (name) => {
    const { cookie, read } = await signIn(shop, name);
    const links = (await read("/account/wishlists")).match(/\/account\/wishlists\/\d+/g) ?? [];
    const pages =
      name === "wholesale" ? accountPages() : accountPages().filter((path) => !/orders\/\d/.test(path));
    await check(colorScheme, [...pages, ...links.slice(0, 1), "/", productPath, "/cart"], cookie);
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
    const viewing = cookieOf(await post("/staff/enter", { customer, reason: "axe" }, staff));
    await check(colorScheme, ["/account", "/account/orders", "/", `/staff?customer=${customer}`], viewing);
  });
});
