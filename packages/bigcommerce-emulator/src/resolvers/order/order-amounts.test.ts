import fc from "fast-check";
import { expect, test } from "vitest";
import { fixtures } from "../../fixtures/fixtures.js";
import { sumOf } from "../../store/money-amount.js";
import { type StoredOrder, storedOrders } from "../../store/order.js";
import { type OrderLineAmounts, orderLineAmounts, orderTotals } from "./order-amounts.js";

const cents = (max: number) => fc.nat(max).map((amount) => amount / 100);

/** Orders whose lines say nothing of coupons and taxes. */
const order = fc
  .record({
    lines: fc.array(fc.record({ salePrice: cents(20_000), quantity: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 8,
    }),
    couponDiscounts: fc.array(cents(5_000), { maxLength: 3 }),
    nonCouponDiscount: cents(5_000),
    taxes: fc.array(cents(3_000), { maxLength: 2 }),
    certificates: fc.array(cents(5_000), { maxLength: 2 }),
  })
  .map(({ lines, couponDiscounts, nonCouponDiscount, taxes, certificates }): StoredOrder => {
    const [base] = fixtures.orders ?? [];
    const [line] = base?.lineItems ?? [];
    if (base === undefined || line === undefined) throw new Error("The fixtures have no order.");
    const [made] = storedOrders([
      {
        ...base,
        lineItems: lines.map((changes, index) => ({ ...line, ...changes, entityId: index + 1 })),
        couponDiscounts: couponDiscounts.map((amount, index) => ({ couponCode: `C${index}`, amount })),
        taxes: taxes.map((amount, index) => ({ name: `T${index}`, amount })),
        giftCertificates: certificates.map((amount, index) => ({
          entityId: 100 + index,
          name: "For you",
          amount,
          recipientEmail: "you@example.com",
        })),
        nonCouponDiscount,
      },
    ]);
    return made ?? base;
  });

function sumOfLines(lines: readonly OrderLineAmounts[], of: (line: OrderLineAmounts) => number): number {
  return sumOf(lines.map(of));
}

test("the lines of an order share its discounts and taxes, to the cent, and none gets more than it has", () => {
  fc.assert(
    fc.property(order, (placed) => {
      const lines = orderLineAmounts(placed);
      const { subTotal, subTotalIncTax, totalDiscount, taxTotal, totalIncTax } = orderTotals(placed);
      const certificates = sumOf((placed.giftCertificates ?? []).map(({ amount }) => amount));
      const total = sumOfLines(lines, (line) => line.total);
      expect(sumOf([total, certificates])).toBe(subTotal);
      expect(sumOf([sumOfLines(lines, (line) => line.totalIncTax), certificates])).toBe(subTotalIncTax);
      const discounts = sumOfLines(lines, (line) => line.couponDiscount + line.ownDiscount);
      expect(discounts).toBe(totalDiscount);
      expect(totalIncTax).toBeGreaterThanOrEqual(0);
      const taxable = sumOfLines(lines, (line) => line.taxable);
      expect(taxable).toBe(sumOf([total, -discounts]));
      expect(sumOfLines(lines, (line) => line.tax)).toBe(Math.min(taxTotal, taxable));
      for (const { line, ...amounts } of lines) {
        expect(Math.min(...Object.values(amounts))).toBeGreaterThanOrEqual(0);
        expect(amounts.totalIncTax).toBeGreaterThanOrEqual(amounts.total);
      }
    }),
  );
});

test("what a line says of itself counts more than its share", () => {
  const [base] = fixtures.orders ?? [];
  if (base === undefined) throw new Error("The fixtures have no order.");
  const [line] = base.lineItems;
  if (line === undefined) throw new Error("The order has no line.");
  const own = { ...line, quantity: 2, salePrice: 10, couponAmount: 5, unitTax: 2, tax: 3 };
  const other = { ...own, entityId: 1, couponAmount: 0, unitTax: 0, tax: 0 };
  const [first, second] = orderLineAmounts({
    ...base,
    lineItems: [own, other],
    nonCouponDiscount: 0,
    couponDiscounts: [{ entityId: 1, couponCode: "HALF", amount: 5 }],
    taxes: [{ entityId: 1, name: "Tax", amount: 3 }],
  });
  expect(first).toMatchObject({ total: 20, couponDiscount: 5, taxable: 15, tax: 3, totalIncTax: 24 });
  expect(second).toMatchObject({ total: 20, couponDiscount: 0, taxable: 20, tax: 0, totalIncTax: 20 });
});
