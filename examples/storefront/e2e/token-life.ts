import { expect } from "vitest";
import { type CustomerFacts, readFacts } from "./facts.js";
import { type Shop, startShop, tokenPath } from "./shop.js";
import { type CustomerName, type Shopper, signIn, visit } from "./shopper.js";

export interface ColdShop {
  /** The token that its process started with is revoked: none is cached. */
  readonly shop: Shop;
  readonly facts: Record<CustomerName, CustomerFacts>;
  /** Signed in before. */
  readonly shoppers: Record<CustomerName, Shopper>;
}

export async function openColdShop(): Promise<ColdShop> {
  const shop = await startShop();
  const facts = await readFacts(shop.emulator);
  const cookies = {
    wholesale: (await signIn(shop, "wholesale")).cookie,
    retail: (await signIn(shop, "retail")).cookie,
    new: (await signIn(shop, "new")).cookie,
  };
  await revokeFromInspector(shop);
  const shoppers = {
    wholesale: visit(shop, cookies.wholesale),
    retail: visit(shop, cookies.retail),
    new: visit(shop, cookies.new),
  };
  return { shop, facts, shoppers };
}

/** Presses the token inspector's button. */
export const revokeFromInspector = ({ url }: Shop) =>
  fetch(`${url}/dev/token/try`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ what: "revoke" }),
  });

export function expectOrders(html: string, { orderIds }: CustomerFacts): void {
  expect(orderIds.length).toBeGreaterThan(0);
  for (const id of orderIds) expect(html).toContain(`/account/orders/${id}"`);
}

/** Many pages at once, then one after the other: each of them fails with this code. */
export async function expectFailures({ read }: Shopper, code: string): Promise<void> {
  const pages = await Promise.all(Array.from({ length: 60 }, () => read("/account/orders")));
  for (let page = 0; page < 10; page += 1) pages.push(await read("/account/orders"));
  for (const page of pages) expect(page).toContain(`bigcommerce:${code}:`);
}

/** How often BigCommerce was asked for a token, whatever it answered. */
export const countTokenRequests = async ({ emulator }: Shop) =>
  (await emulator.requests()).filter(({ path }) => path.includes(tokenPath)).length;

/**
 * How often a mint may have been tried by now: at least half a second passes after the first failure, and twice as long
 * after each further one. So a slow machine, on which more time passes, is allowed more, and a storm never is.
 */
export const triesSince = (startedAtMs: number) =>
  1 + Math.floor(Math.log2((Date.now() - startedAtMs) / 500 + 1));

/** A try that did not reach BigCommerce, or got 5xx, is made twice. */
export const requestsOfATry = 2;
