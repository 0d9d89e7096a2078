import { beforeEach, describe, expect, it } from "vitest";
import { openVisit, signInAsStaff, type Visit } from "./browser.js";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";
import { customerIds, permitCustomer } from "./watch-requests.js";

const { shop, browser } = await openShop();
beforeEach(() => shop.emulator.reset());

/** Somebody of the staff who sees the shop as the retail customer, without leave to change anything. */
async function viewing(reason: string, work: (visit: Visit) => Promise<void>): Promise<void> {
  const opened = await openVisit(browser, shop.url);
  const { page } = opened;
  permitCustomer(customerIds.retail);
  try {
    await signInAsStaff(page);
    await page.goto(`/staff?customer=${customerIds.retail}`);
    await page.getByLabel("Reason").fill(reason);
    await page.getByRole("button", { name: /^See the shop as/ }).click();
    await page.waitForURL("**/account");
    await work(opened);
  } finally {
    await opened.context.close();
  }
}

const operations = async () =>
  (await shop.emulator.requests()).map(({ operationName }) => operationName).filter((name) => name !== null);

async function logOf({ page }: Visit, reason: string): Promise<string[]> {
  await page.goto("/staff");
  return page.getByRole("listitem").filter({ hasText: reason }).allTextContents();
}

describe.runIf(tokenKind === "impersonation")("staff who may only look", () => {
  it("put nothing into the cart: the page says so, BigCommerce is not asked, and the log has it", () =>
    viewing("ticket 20 of the cart", async (opened) => {
      const { page, context } = opened;
      await page.goto("/product/heron-gooseneck-kettle");
      await page.getByRole("button", { name: "Add to cart" }).click();
      await page
        .getByRole("alert")
        .filter({ hasText: /read-only.*nothing was changed/i })
        .waitFor();
      expect((await context.cookies()).map(({ name }) => name)).not.toContainEqual(
        expect.stringMatching(/^shop_cart/),
      );
      expect(await operations()).not.toContain("CreateCart");
      const log = await logOf(opened, "ticket 20 of the cart");
      expect(log.filter((entry) => /^Refused\s*CreateCart/.test(entry)).length).toBe(1);
    }));

  it("change nothing by /api/graphql either: 403 operation_refused, BigCommerce is not asked, and the log has it", () =>
    viewing("ticket 21 of the route", async (opened) => {
      const answer = await opened.page.evaluate(async () => {
        const body = JSON.stringify({ id: "SaveToWishlist", variables: { productId: 110 } });
        const stamp = document.querySelector('form[action="/logout"] [name="customerStamp"]');
        const headers = {
          "content-type": "application/json",
          "x-customer-stamp": stamp?.getAttribute("value") ?? "",
        };
        const response = await fetch("/api/graphql", { method: "POST", headers, body });
        return { status: response.status, text: await response.text() };
      });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain("operation_refused");
      expect(await operations()).not.toContain("SaveToWishlist");
      const log = await logOf(opened, "ticket 21 of the route");
      expect(log.filter((entry) => /^Refused\s*SaveToWishlist/.test(entry)).length).toBe(1);
    }));
});
