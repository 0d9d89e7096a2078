import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { signInWithForm } from "./browser.js";
import { openShop } from "./open-shop.js";
import { type AddressFacts, type OrderFacts, readOrders } from "./order-facts.js";
import { emails } from "./shopper.js";
import { customerIds } from "./watch-requests.js";

const { shop, withVisit } = await openShop();
const orders = await readOrders(shop.emulator, customerIds.wholesale, 8);

const cardWith = (page: Page, heading: string | RegExp) =>
  page
    .getByRole("main")
    .locator("section")
    .filter({ has: page.getByRole("heading", { level: 2, name: heading }) });

async function openOrder(page: Page, order: OrderFacts): Promise<void> {
  await page.goto(`/account/orders/${order.entityId}`);
  await page.getByRole("heading", { level: 1, name: `Order ${order.entityId}`, exact: true }).waitFor();
}

/** The lines of an address as they are read. */
const linesOf = (address: AddressFacts) => {
  const { firstName, lastName, company, address1, address2, city, stateOrProvince, postalCode, country } =
    address;
  const region = [stateOrProvince, postalCode].filter(Boolean).join(" ");
  const lines = [`${firstName} ${lastName}`, company, address1, address2, `${city}, ${region}`, country];
  return lines.filter(Boolean);
};
const shownAddress = (card: Locator) => card.locator("address > span").allTextContents();

/** What the order came to, in the order of the page, without what is nothing. */
function totalsOf(order: OrderFacts): string[] {
  const { discounts } = order;
  const taken = [
    { label: "Discount", amount: discounts.nonCouponDiscountTotal },
    ...discounts.couponDiscounts.map(({ couponCode, discountedAmount }) => ({
      label: `Coupon ${couponCode}`,
      amount: discountedAmount,
    })),
  ].map(({ label, amount }) => ({ label, sign: "−", amount }));
  const added = [
    { label: "Gift wrapping", amount: order.wrappingCostTotal },
    { label: "Shipping", amount: order.shippingCostTotal },
    { label: "Handling", amount: order.handlingCostTotal },
    { label: "Tax", amount: order.taxTotal },
  ].map((line) => ({ ...line, sign: "" }));
  const lines = [...taken, ...added].filter(({ amount }) => amount.value !== 0);
  return [
    `Items ${order.subTotal.formattedV2}`,
    ...lines.map(({ label, sign, amount }) => `${label} ${sign}${amount.formattedV2}`),
    `Total ${order.totalIncTax.formattedV2}`,
  ];
}

it("an order shows each line's name, quantity and price, every total, and where it goes and who pays", () =>
  withVisit(async ({ page }) => {
    await signInWithForm(page, emails.wholesale);
    await page.waitForURL("**/account");
    expect(orders.length).toBe(8);
    for (const order of orders) {
      await openOrder(page, order);
      const deliveries = cardWith(page, /^(Items|Delivery)/);
      const expected = order.consignments.shipping;
      expect(await deliveries.count()).toBe(expected.length);
      for (const [index, delivery] of expected.entries()) {
        const card = deliveries.nth(index);
        const lines = await card.locator("ul > li:has(img), ul > li:has(.bg-sunken)").allTextContents();
        expect(lines.length).toBe(delivery.lineItems.length);
        for (const [place, { name, quantity, subTotalSalePrice }] of delivery.lineItems.entries()) {
          expect(lines[place]).toContain(`${name}Quantity ${quantity}`);
          expect(lines[place]).toContain(subTotalSalePrice.formattedV2);
        }
        expect(await shownAddress(card)).toEqual(linesOf(delivery.shippingAddress));
      }
      const totals = await cardWith(page, "Total").locator("dl > div").allInnerTexts();
      expect(totals.map((text) => text.replace(/\s+/g, " ").replace("Tax (included)", "Tax"))).toEqual(
        totalsOf(order),
      );
      expect(await shownAddress(cardWith(page, "Billed to"))).toEqual(linesOf(order.billingAddress));
      expect(await page.getByRole("main").getByText(order.status.label, { exact: true }).count()).toBe(1);
    }
  }));

it("among those orders are shipping costs and more than one line, so that the check has something to find", () => {
  const some = (is: (order: OrderFacts) => boolean) => orders.filter(is).length;
  expect(some(({ shippingCostTotal }) => shippingCostTotal.value > 0)).toBeGreaterThan(0);
  expect(
    some(({ consignments }) => consignments.shipping.some(({ lineItems }) => lineItems.length > 1)),
  ).toBeGreaterThan(0);
});
