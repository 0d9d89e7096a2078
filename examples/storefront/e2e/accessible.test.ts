import { readdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { readFacts } from "./facts.js";
import { openShop } from "./open-shop.js";
import { storefrontFolder, tokenKind } from "./shop.js";
import { type Shopper, signIn, visit } from "./shopper.js";
import { permitCustomer } from "./watch-requests.js";

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
  "/change-password?c=1043&t=some-token",
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

const checkedPaths = new Set<string>();

/** Paths of the pages of the app, as folders have them: `/account/orders/[id]`. */
const appRoutes = readdirSync(`${storefrontFolder}/src/app`, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`);

const matcherOf = (route: string) => new RegExp(`^${route.replace(/\[\w+\]/g, "(?!new$)[^/]+")}$`);

/** Where the pages of customers' own things are: each knows only its owner's. */
async function ownPages({ read }: Shopper): Promise<string[]> {
  const linksOf = async (path: string, link: RegExp) => (await read(path)).match(link) ?? [];
  const [address] = await linksOf("/account/addresses", /\/account\/addresses\/\d+/);
  const wishlists = new Set(await linksOf("/account/wishlists", /\/account\/wishlists\/\d+/g));
  const shared = await Promise.all([...wishlists].map((path) => linksOf(path, /\/wishlist\/[0-9a-f-]{36}/)));
  return [address, [...wishlists][0], shared.flat()[0]].filter((path) => path !== undefined);
}

async function violationsOf(page: Page, path: string): Promise<string[]> {
  checkedPaths.add(new URL(path, shop.url).pathname);
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

  it("for the retail customer, on what is their own", async () => {
    const shopper = await signIn(shop, "retail");
    const own = await ownPages(shopper);
    expect(own.length).toBe(3);
    await check(colorScheme, own, shopper.cookie);
  });

  it.each(["wholesale", "new"] as const)("for the %s customer", async (name) => {
    const shopper = await signIn(shop, name);
    const pages =
      name === "wholesale" ? accountPages() : accountPages().filter((path) => !/orders\/\d/.test(path));
    const own = await ownPages(shopper);
    await check(colorScheme, [...pages, ...own, "/", productPath, "/cart"], shopper.cookie);
  });

  it.runIf(tokenKind === "impersonation")("for staff who see the shop as a customer", async () => {
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
    const viewing = cookieOf(await post("/staff/enter", { customer, reason: "axe" }, staff));
    await check(colorScheme, ["/account", "/account/orders", "/", `/staff?customer=${customer}`], viewing);
  });
});

it("every page of the app was among them", () => {
  const paths = [...checkedPaths];
  expect(appRoutes.length).toBeGreaterThan(15);
  expect(appRoutes.filter((route) => !paths.some((path) => matcherOf(route).test(path)))).toEqual([]);
});
