import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openVisit, signInAsStaff, signInWithForm, type Visit } from "./browser.js";
import { addToCart, kettle } from "./cart-pages.js";
import { readFacts } from "./facts.js";
import { openShop } from "./open-shop.js";
import { permitCustomer } from "./watch-requests.js";

const { shop, browser } = await openShop();
const facts = await readFacts(shop.emulator);

async function enter(page: Page, customerId: number, reason: string): Promise<void> {
  permitCustomer(customerId);
  await page.goto("/staff");
  await page.getByLabel("Customer number").fill(String(customerId));
  await page.getByRole("button", { name: "Look up" }).click();
  await page.getByLabel("Reason").fill(reason);
  expect(new URL(page.url()).search).toBe(`?customer=${customerId}`);
  await page.getByRole("button", { name: /^See the shop as/ }).click();
  await page.waitForURL("**/account");
}

const banner = (page: Page) => page.getByRole("complementary", { name: "Staff view" });

async function withStaff(work: (visit: Visit) => Promise<void>, options = {}): Promise<void> {
  const opened = await openVisit(browser, shop.url, options);
  try {
    await signInAsStaff(opened.page);
    await work(opened);
  } finally {
    await opened.context.close();
  }
}

describe("staff", () => {
  it("see a customer's pages behind a banner, with the customer's prices, and leave again", () =>
    withStaff(async ({ page, faults }) => {
      const { wholesale } = facts;
      await enter(page, wholesale.entityId, "ticket 7");
      await page.getByRole("main").getByText(wholesale.email).waitFor();
      const product = /href="(\/product\/[^"]+)"/.exec(await (await page.request.get("/")).text())?.[1] ?? "";
      for (const path of ["/account", "/account/orders", "/account/addresses", "/", product]) {
        await page.goto(path);
        await banner(page).getByText(wholesale.lastName).waitFor();
        await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        const { x, y, height } = (await banner(page).boundingBox()) ?? { x: -1, y: -1, height: -1 };
        expect([x, y + height]).toEqual([0, page.viewportSize()?.height]);
      }
      await page.goto(product);
      await page.getByText("Your price").first().waitFor();
      await page.goto("/account/orders");
      await page.getByRole("link", { name: `Order ${wholesale.orderIds[0]}` }).waitFor();
      await banner(page).getByRole("button", { name: "Leave" }).click();
      await page.waitForURL("**/staff");
      expect(await banner(page).count()).toBe(0);
      await page.goBack();
      await page.waitForLoadState("networkidle");
      expect(await page.content()).not.toContain(wholesale.lastName);
      expect(faults).toEqual([]);
    }));

  it("find each request in the log: who, as whom, why, and what", () =>
    withStaff(async ({ page }) => {
      await enter(page, facts.retail.entityId, "ticket 8 of the log");
      await page.getByRole("main").getByText(facts.retail.email).waitFor();
      await page.goto("/staff");
      const rows = page.getByRole("listitem").filter({ hasText: "ticket 8 of the log" });
      const texts = await rows.allTextContents();
      expect(texts.some((text) => text.startsWith("ReadStaffEnter"))).toBe(true);
      expect(texts.some((text) => text.startsWith("ReadAccount"))).toBe(true);
      for (const text of texts) expect(text).toContain(`as customer ${facts.retail.entityId}`);
      expect(texts.join()).toContain("staff@example.com");
    }));

  it("may not change anything until they switch, and the refusal is in the log", () =>
    withStaff(async ({ page }) => {
      const { retail } = facts;
      const street = retail.streets[0] ?? "";
      await enter(page, retail.entityId, "ticket 9 of writing");
      const addNote = async (city: string) => {
        await page.goto("/account/addresses/new");
        for (const [label, text] of [
          ["First name", "Elliot"],
          ["Last name", "Marsh"],
          ["Street and number", "1 Staff Street"],
          ["City", city],
        ] as const)
          await page.getByLabel(label).first().fill(text);
        await page.getByRole("button", { name: "Save address" }).click();
      };
      await addNote("Readonlyville");
      await page.getByText(/read-only.*nothing was changed/i).waitFor();
      await page.goto("/account/addresses");
      await page.getByText(street).first().waitFor();
      expect(await page.getByText("Readonlyville").count()).toBe(0);
      await banner(page).getByRole("button", { name: "Allow changes" }).click();
      await banner(page).getByText("What you change is changed").waitFor();
      expect(new URL(page.url()).pathname).toBe("/account/addresses");
      await addNote("Writingville");
      await page.getByText("Writingville").first().waitFor();
      await page.goto("/staff");
      const rows = page.getByRole("listitem").filter({ hasText: "ticket 9 of writing" });
      const texts = await rows.allTextContents();
      expect(texts.some((text) => text.startsWith("Refused"))).toBe(true);
      expect(texts.some((text) => text.startsWith("Changed"))).toBe(true);
      const allowed = `SwitchedChanges allowed as customer ${retail.entityId}staff@example.com`;
      expect(texts.filter((text) => text.startsWith(allowed))).toHaveLength(1);
      for (const text of texts) expect(text).toMatch(/\d (AM|PM) P[SD]T$/);
    }));

  it("hear that they only look if they press the heart of a product", () =>
    withStaff(async ({ page }) => {
      await enter(page, facts.retail.entityId, "ticket 14");
      await page.goto("/product/lark-hand-grinder");
      const heart = page.getByRole("button", { name: "Save for later" });
      const before = await heart.getAttribute("aria-pressed");
      await heart.click();
      await page.getByText(/as staff, read-only. Nothing was changed/).waitFor();
      expect(await heart.getAttribute("aria-pressed")).toBe(before);
    }));

  it("find no way to the checkout in the cart, which says why; the customer finds the cart at their sign-in", () =>
    withStaff(async ({ page }) => {
      const noCheckout = page.getByText("Staff cannot check out for a customer");
      const checkout = { name: "Go to the checkout" };
      await enter(page, facts.new.entityId, "ticket 31");
      await banner(page).getByRole("button", { name: "Allow changes" }).click();
      await banner(page).getByText("What you change is changed").waitFor();
      await addToCart(page, kettle, { quantity: "3" });
      await noCheckout.waitFor();
      expect(await page.getByRole("button", checkout).count()).toBe(0);
      await banner(page).getByRole("button", { name: "Back to read-only" }).click();
      await banner(page).getByText("Read-only.").waitFor();
      await noCheckout.waitFor();
      expect(await page.getByRole("button", checkout).count()).toBe(0);
      const own = await openVisit(browser, shop.url);
      await signInWithForm(own.page, facts.new.email);
      await own.page.waitForURL("**/account");
      await own.page.goto("/cart");
      await own.page.getByText("3 items", { exact: true }).waitFor();
      expect(await own.page.getByRole("button", checkout).count()).toBe(1);
      await own.context.close();
    }));

  it("are refused by the checkout's route, whatever they may change, and the log has it", () =>
    withStaff(async ({ page }) => {
      await enter(page, facts.retail.entityId, "ticket 32");
      const checkOut = async () => {
        const stamp = page.locator('form[action="/logout"] [name="customerStamp"]').first();
        const answer = await page.request.post("/cart/checkout", {
          form: { customerStamp: (await stamp.getAttribute("value")) ?? "" },
          headers: { "sec-fetch-site": "same-origin" },
          maxRedirects: 0,
        });
        return [answer.status(), answer.headers().location];
      };
      await banner(page).getByRole("button", { name: "Allow changes" }).click();
      await banner(page).getByText("What you change is changed").waitFor();
      await addToCart(page, kettle);
      await page.goto("/account");
      expect(await checkOut()).toEqual([303, "/cart?problem=staff"]);
      await banner(page).getByRole("button", { name: "Back to read-only" }).click();
      await banner(page).getByText("Read-only.").waitFor();
      expect(await checkOut()).toEqual([303, "/cart?problem=staff"]);
      await page.goto("/cart?problem=staff");
      await page.getByRole("alert").filter({ hasText: "The checkout does not open for staff" }).waitFor();
      await page.goto("/staff");
      const rows = page.getByRole("listitem").filter({ hasText: "ticket 32" });
      expect(await rows.filter({ hasText: "Refused" }).count()).toBe(2);
    }));

  it("have the whole reason in sight on a phone once they press the banner", () =>
    withStaff(async ({ page }) => {
      const reason = `Ticket 33: ${"the parcel is late, and ".repeat(6)}the customer waits`;
      await page.setViewportSize({ width: 390, height: 844 });
      await enter(page, facts.retail.entityId, reason);
      const text = banner(page).getByText(reason);
      const line = text.locator("..");
      const isCut = () => line.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight);
      expect(await isCut()).toBe(true);
      await text.click();
      expect(await isCut()).toBe(false);
      const { y, height } = (await banner(page).boundingBox()) ?? { y: 0, height: 0 };
      expect([Math.round(y + height), y > 844 / 3]).toEqual([844, true]);
    }));

  it("hear that a number belongs to nobody", () =>
    withStaff(async ({ page }) => {
      await page.goto("/staff?customer=99999");
      await page.getByText("no customer with that number").waitFor();
    }));

  it("do all of it without JavaScript", () =>
    withStaff(
      async ({ page }) => {
        await enter(page, facts.retail.entityId, "ticket 10");
        await page.goto("/staff");
        await banner(page).getByText(facts.retail.lastName).waitFor();
        await banner(page).getByRole("button", { name: "Leave" }).click();
        await page.waitForURL("**/staff");
        expect(await banner(page).count()).toBe(0);
      },
      { javaScriptEnabled: false },
    ));
});
