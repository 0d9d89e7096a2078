import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addressInput,
  change,
  complete,
  express,
  fillIn,
  ground,
  newCart,
  totals,
} from "../../../test/checkout-calls.js";
import { storefrontCaller, valueAt } from "../../../test/execute-storefront.js";
import { fixtures } from "../../fixtures/fixtures.js";
import type { StoredCoupon } from "../../store/coupon.js";
import { allocate, sumOf } from "../../store/money-amount.js";
import { createStoreData } from "../../store/store-data.js";

const cents = fc.nat(200_000).map((amount) => amount / 100);

test("a spread amount adds up, and takes from nobody more than there is", () => {
  fc.assert(
    fc.property(cents, fc.array(cents, { minLength: 1, maxLength: 12 }), (amount, shares) => {
      const parts = allocate(amount, shares);
      expect(sumOf(parts)).toBe(Math.min(amount, sumOf(shares)));
      for (const [index, part] of parts.entries()) {
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(shares[index] ?? 0);
      }
    }),
  );
});

const coupon = fc.record({
  type: fc.constantFrom<StoredCoupon["type"][]>(
    "percentage_discount",
    "per_item_discount",
    "per_total_discount",
    "shipping_discount",
    "free_shipping",
  ),
  amount: fc.integer({ min: 0, max: 30_000 }).map((amount) => amount / 100),
  appliesTo: fc.constantFrom<StoredCoupon["appliesTo"][]>(
    { entity: "categories", entityIds: [0] },
    { entity: "products", entityIds: [113] },
  ),
});

const situation = fc.record({
  lines: fc.uniqueArray(
    fc.record({
      productEntityId: fc.constantFrom(105, 113, 117, 120),
      quantity: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, selector: ({ productEntityId }) => productEntityId },
  ),
  coupons: fc.array(coupon, { maxLength: 3 }),
  balances: fc.array(cents, { maxLength: 2 }),
  ratePercent: fc.constantFrom(0, 7.7, 10.35, 19),
  handlingCost: fc.constantFrom(0, 1.99),
  option: fc.constantFrom(ground, express),
  exchangeRate: fc.constantFrom(1, 0.9137),
});

test("the sums of a checkout always add up, no discount is more than there is, and the order says the same", () => {
  fc.assert(
    fc.property(
      situation,
      ({ lines, coupons, balances, ratePercent, handlingCost, option, exchangeRate }) => {
        const { settings } = fixtures;
        const [currency = settings.currencies[0]] = settings.currencies;
        if (currency === undefined) throw new Error("The fixtures have no currency.");
        const other = { ...currency, entityId: 9, code: "CAD", exchangeRate };
        const data = createStoreData(fixtures, {
          settings: {
            currencies: [...settings.currencies, other],
            tax: { name: "Tax", ratePercent },
            shipping: { ...settings.shipping, handlingCost },
          },
          coupons: coupons.map((fields, index) => ({
            ...fields,
            entityId: index + 1,
            code: `C${index}`,
            name: "Coupon",
          })),
          giftCertificates: balances.map((balance, index) => ({
            entityId: index + 1,
            code: `GIFT${index}`,
            amount: balance,
            balance,
            currencyCode: "CAD",
            sender: { name: "", email: "" },
            recipient: { name: "", email: "" },
            purchasedAt: "2026-01-01T00:00:00Z",
          })),
        });
        const caller = storefrontCaller({ data });
        const cart = newCart(caller, lines, { currencyCode: "CAD" });
        fillIn(caller, cart, { option, address: addressInput() });
        for (const index of coupons.keys())
          change(caller, "applyCheckoutCoupon", {
            checkoutEntityId: cart.id,
            data: { couponCode: `C${index}` },
          });
        for (const index of balances.keys())
          change(caller, "applyCheckoutGiftCertificate", {
            checkoutEntityId: cart.id,
            data: { giftCertificateCode: `GIFT${index}` },
          });
        const sums = totals(caller, cart.id);
        const { amount, shippingBefore, used } = readParts(caller, cart.id);
        expect(sums.grandTotal).toBe(sumOf([amount, sums.shipping, sums.handling, sums.tax]));
        expect(sums.grandTotal).toBe(
          sumOf([sums.subtotal, shippingBefore, sums.handling, sums.tax, -sums.discount]),
        );
        expect(sums.outstanding).toBe(sumOf([sums.grandTotal, -used]));
        for (const sum of [amount, sums.shipping, sums.tax, sums.outstanding, sums.discount])
          expect(sum).toBeGreaterThanOrEqual(0);
        const { orderEntityId } = complete(caller, cart.id);
        const order = caller.data(
          `{ site { order(filter: { entityId: ${orderEntityId}, cartEntityId: "${cart.id}" }) { totalIncTax { value currencyCode } } } }`,
        );
        expect(order.at("site.order.totalIncTax")).toEqual({ value: sums.grandTotal, currencyCode: "CAD" });
      },
    ),
    { numRuns: 40 },
  );
});

function readParts(caller: ReturnType<typeof storefrontCaller>, id: string) {
  const data = caller.data(
    `{ site { checkout(entityId: "${id}") { cart { amount { value } } shippingCostBeforeDiscount { value } giftCertificates { used { value } } } } }`,
  );
  const uses = data.at("site.checkout.giftCertificates");
  return {
    amount: Number(data.at("site.checkout.cart.amount.value")),
    shippingBefore: Number(data.at("site.checkout.shippingCostBeforeDiscount.value")),
    used: sumOf(
      (Array.isArray(uses) ? uses : []).map((entry: unknown) => Number(valueAt(entry, "used.value"))),
    ),
  };
}
