import type { StoreDataOptions } from "bigcommerce-emulator";
import type { Browser } from "playwright-core";
import { afterAll, expect } from "vitest";
import { openVisit, sharedBrowser, type Visit } from "./browser.js";
import { type Shop, startShop } from "./shop.js";

export interface VisitOptions {
  readonly javaScriptEnabled?: boolean;
  /** What the browser will log about a response that the test wants. */
  readonly expectedFault?: RegExp;
}

export interface OpenShop {
  readonly shop: Shop;
  readonly browser: Browser;
  /** Lets somebody visit the shop; a fault in the page's scripts fails the test. */
  withVisit(work: (visit: Visit) => Promise<void>, options?: VisitOptions): Promise<void>;
}

/** One shop for all tests of a file, with its own variables if it needs any, and a browser to visit it with. */
export async function openShop(env: NodeJS.ProcessEnv = {}, data?: StoreDataOptions): Promise<OpenShop> {
  const shop = await startShop(env, "start", data);
  const browser = await sharedBrowser();
  afterAll(async () => {
    for (const context of browser.contexts()) await context.close();
    await shop.stop();
  });
  return {
    shop,
    browser,
    async withVisit(work, { expectedFault, ...options } = {}) {
      const visit = await openVisit(browser, shop.url, options);
      try {
        await work(visit);
        // Joined: a list would be printed as "[ Array(1) ]", which says nothing in a log.
        expect(visit.faults.filter((fault) => !expectedFault?.test(fault)).join("\n")).toBe("");
      } finally {
        await visit.context.close();
      }
    },
  };
}
