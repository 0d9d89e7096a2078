import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { OpenShop } from "./open-shop.js";
import { pageFaults, watchPages } from "./page-faults.js";
import { type Shopper, visit } from "./shopper.js";

interface Look {
  readonly colorScheme: "light" | "dark";
  readonly viewport?: { readonly width: number; readonly height: number };
}

const allLooks: readonly (readonly [string, Look])[] = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["light, on a phone", { colorScheme: "light", viewport: { width: 390, height: 844 } }],
];

/** Most of the time of these tests is axe: every look takes as long as the first. */
export const looks = process.env.E2E_APPEARANCES === "all" ? allLooks : allLooks.slice(0, 1);

export const phone: Look = { colorScheme: "light", viewport: { width: 390, height: 844 } };

export const accountPages = [
  "/account",
  "/account/orders",
  "/account/orders?from=2001-01-01&to=2001-01-02",
  "/account/addresses",
  "/account/addresses/new",
  "/account/wishlists",
  "/account/profile",
  "/sign-out",
  "/sign-out?changed",
  "/cart?problem=changed",
];

/** Where the pages of customers' own things are: each knows only its owner's. */
export async function ownPages({ read }: Shopper): Promise<string[]> {
  const linksOf = async (path: string, link: RegExp) => (await read(path)).match(link) ?? [];
  const [order] = await linksOf("/account/orders", /\/account\/orders\/\d+/);
  const [address] = await linksOf("/account/addresses", /\/account\/addresses\/\d+/);
  const wishlists = new Set(await linksOf("/account/wishlists", /\/account\/wishlists\/\d+/g));
  const shared = await Promise.all([...wishlists].map((path) => linksOf(path, /\/wishlist\/[0-9a-f-]{36}/)));
  return [order, address, [...wishlists][0], shared.flat()[0]].filter((path) => path !== undefined);
}

export async function violationsNow(page: Page, what: string): Promise<string[]> {
  // One pass inside the page: it has no frames, for which axe would otherwise open a second page each time.
  expect(page.frames()).toHaveLength(1);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${what} ${id}: ${target.join(" ")}`),
  );
}

export type Check = (look: Look, paths: readonly string[], cookie?: string) => Promise<void>;

interface Axe {
  readonly productPath: string;
  readonly publicPages: readonly string[];
  readonly checkedPaths: ReadonlySet<string>;
  /** Looks at the pages one after another, with something in the cart. */
  readonly check: Check;
}

/** axe on the pages of a shop, and what else must not be: see pageFaults. */
export async function createAxe({ shop, browser }: OpenShop): Promise<Axe> {
  const productPath = /href="(\/product\/[^"]+)"/.exec(await visit(shop).read("/"))?.[1] ?? "/";
  const checkedPaths = new Set<string>();

  async function violationsOf(page: Page, path: string): Promise<string[]> {
    checkedPaths.add(new URL(path, shop.url).pathname);
    await page.goto(path);
    await page
      .getByRole("status", { name: /^Loading/ })
      .first()
      .waitFor({ state: "detached" });
    expect(page.url()).toBe(shop.url + path);
    return [...(await pageFaults(page, path)), ...(await violationsNow(page, path))];
  }

  /** For the cart's own page and for the number in the header of all others. */
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

  const check: Check = async (look, paths, cookie = "") => {
    const context = await browser.newContext({ baseURL: shop.url, ...look });
    await watchPages(context);
    await context.addCookies(cookiesOf(cookie, shop.url));
    const page = await context.newPage();
    await fillCart(page);
    // What streams in arrives after the rest has been shown, as it would from a store that is far away.
    await shop.emulator.faults.add([{ on: "graphql", times: null, delayMs: 150 }]);
    const violations: string[] = [];
    for (const path of paths) violations.push(...(await violationsOf(page, path)));
    await shop.emulator.faults.clear();
    await context.close();
    expect(violations).toEqual([]);
  };

  return { productPath, publicPages: publicPages(productPath), checkedPaths, check };
}

const cookiesOf = (cookie: string, url: string) =>
  cookie
    .split("; ")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return { name, value: value.join("="), url };
    });

const publicPages = (productPath: string): string[] => [
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
