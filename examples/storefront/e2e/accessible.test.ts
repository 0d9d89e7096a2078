import { readdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { signInWithForm } from "./browser.js";
import { readFacts } from "./facts.js";
import { openShop } from "./open-shop.js";
import { storefrontFolder, tokenKind } from "./shop.js";
import { emails, type Shopper, signIn, visit } from "./shopper.js";
import { permitCustomer } from "./watch-requests.js";

const { shop, browser } = await openShop();
const facts = await readFacts(shop.emulator);
const productPath = /href="(\/product\/[^"]+)"/.exec(await visit(shop).read("/"))?.[1] ?? "/";

const publicPages = () => [
  "/",
  "/?q=tea",
  "/?q=nothing-of-the-kind",
  productPath,
  "/product/the-slow-morning",
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
  "/account/orders?from=2001-01-01&to=2001-01-02",
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

interface Look {
  readonly colorScheme: "light" | "dark";
  readonly viewport?: { readonly width: number; readonly height: number };
}

async function violationsOf(page: Page, path: string): Promise<string[]> {
  checkedPaths.add(new URL(path, shop.url).pathname);
  await page.goto(path);
  // The token inspector never stops loading.
  if (path !== "/dev/token") await page.waitForLoadState("networkidle");
  await page
    .getByRole("status", { name: /^Loading/ })
    .first()
    .waitFor({ state: "detached" });
  expect(page.url()).toBe(shop.url + path);
  return violationsNow(page, path);
}

async function violationsNow(page: Page, what: string): Promise<string[]> {
  // One pass inside the page: it has no frames, for which axe would otherwise open a second page each time.
  expect(page.frames()).toHaveLength(1);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${what} ${id}: ${target.join(" ")}`),
  );
}

/** A cart with something in it, for the cart's own page and for the number in the header of all others. */
async function fillCart(page: Page): Promise<void> {
  await page.goto(productPath);
  // Staff who may only look are refused, which is a state to look at as well.
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page
    .getByRole("link", { name: "See the cart" })
    .or(page.getByRole("alert").filter({ hasText: /read-only/ }))
    .first()
    .waitFor();
}

async function check(look: Look, paths: readonly string[], cookie = "") {
  const context = await browser.newContext({ baseURL: shop.url, ...look });
  const cookies = cookie
    .split("; ")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return { name, value: value.join("="), url: shop.url };
    });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await fillCart(page);
  const violations: string[] = [];
  for (const path of paths) violations.push(...(await violationsOf(page, path)));
  await context.close();
  expect(violations).toEqual([]);
}

const allLooks: readonly (readonly [string, Look])[] = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["light, on a phone", { colorScheme: "light", viewport: { width: 390, height: 844 } }],
];

/** Most of the time of these tests is axe: every look takes as long as the first. */
const looks = process.env.E2E_APPEARANCES === "all" ? allLooks : allLooks.slice(0, 1);

describe.each(looks)("axe finds no violation in %s", (_name, look) => {
  it("for a guest", () => check(look, publicPages()));

  it("for the retail customer, on what is their own", async () => {
    const shopper = await signIn(shop, "retail");
    const own = await ownPages(shopper);
    expect(own.length).toBe(3);
    await check(look, own, shopper.cookie);
  });

  it.each(["wholesale", "new"] as const)("for the %s customer", async (name) => {
    const shopper = await signIn(shop, name);
    const pages =
      name === "wholesale" ? accountPages() : accountPages().filter((path) => !/orders\/\d/.test(path));
    const own = await ownPages(shopper);
    const shared = name === "wholesale" ? publicPages() : ["/", "/cart"];
    await check(look, [...shared, ...pages, ...own], shopper.cookie);
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
    await check(look, ["/account", "/account/orders", "/", `/staff?customer=${customer}`], viewing);
  });
});

/** What a page turns into once somebody does something there. */
const states: readonly { name: string; path: string; enter(page: Page): Promise<unknown> }[] = [
  {
    name: "a form with errors beside its fields",
    path: "/account/addresses/new",
    enter: async (page) => {
      for (const label of ["First name", "Last name", "Street and number", "City"])
        await page.getByLabel(label).filter({ visible: true }).fill(" ");
      await page.getByRole("button", { name: "Save address" }).click();
      await page.locator("[aria-invalid=true]").first().waitFor();
    },
  },
  {
    name: "the open question before an address is deleted",
    path: "/account/addresses/503",
    enter: async (page) => {
      await page.getByText("Delete this address").click();
      await page.getByRole("button", { name: "Delete for good" }).waitFor();
    },
  },
  {
    name: "the open list of the quick search",
    path: "/cart",
    enter: async (page) => {
      await page.getByRole("combobox", { name: "Find a product" }).filter({ visible: true }).fill("kettle");
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("ArrowDown");
    },
  },
  {
    name: "a page that failed",
    path: "/account",
    enter: async (page) => {
      await shop.emulator.faults.add([{ on: "graphql", times: null, status: 400, body: "{}" }]);
      await page.reload();
      await page.getByRole("button", { name: "Try again" }).first().waitFor();
      await shop.emulator.faults.clear();
    },
  },
];

describe.each(looks)("axe finds no violation in %s", (_name, look) => {
  it.each(states)("in $name", async ({ name, path, enter }) => {
    const context = await browser.newContext({ baseURL: shop.url, ...look });
    const page = await context.newPage();
    try {
      await signInWithForm(page, emails.retail);
      await page.waitForURL("**/account");
      await page.goto(path);
      await enter(page);
      expect(await violationsNow(page, name)).toEqual([]);
    } finally {
      await context.close();
    }
  });
});

it("every page of the app was among them", () => {
  const paths = [...checkedPaths];
  expect(appRoutes.length).toBeGreaterThan(15);
  expect(appRoutes.filter((route) => !paths.some((path) => matcherOf(route).test(path)))).toEqual([]);
});
