import { allocate, roundToCents, sumOf } from "../../store/money-amount.js";
import type { StoredOrder, StoredOrderLineItem } from "../../store/order.js";

/** The amounts of one line of an order, of all its units unless they say otherwise. */
export interface OrderLineAmounts {
  readonly line: StoredOrderLineItem;
  /** Before discounts, without and with tax. */
  readonly total: number;
  readonly totalIncTax: number;
  /** What coupons take off. */
  readonly couponDiscount: number;
  /** Its share of the order's own discount. */
  readonly ownDiscount: number;
  /** What is left after discounts, and the tax on it. */
  readonly taxable: number;
  readonly tax: number;
  /** On one unit, before discounts. */
  readonly unitTax: number;
}

/**
 * What each line of an order costs. A line that does not say itself what a coupon takes off it and which tax it bears
 * has a share of the order's coupons and taxes in proportion to its total.
 */
export function orderLineAmounts({
  lineItems,
  couponDiscounts,
  nonCouponDiscount,
  taxes,
}: StoredOrder): OrderLineAmounts[] {
  const totals = lineItems.map((line) => lineTotal(line, line.salePrice));
  const couponShares = allocate(sumOf(couponDiscounts.map(({ amount }) => amount)), totals);
  const afterCoupons = lineItems.map((line, index) => {
    const total = totals[index] ?? 0;
    const couponDiscount = Math.min(total, line.couponAmount ?? couponShares[index] ?? 0);
    return { line, total, couponDiscount, left: roundToCents(total - couponDiscount) };
  });
  const ownShares = allocate(
    nonCouponDiscount,
    afterCoupons.map(({ left }) => left),
  );
  const discounted = afterCoupons.map(({ left, ...amounts }, index) => {
    const ownDiscount = ownShares[index] ?? 0;
    return { ...amounts, ownDiscount, taxable: roundToCents(left - ownDiscount) };
  });
  const taxAmount = sumOf(taxes.map(({ amount }) => amount));
  const taxShares = allocate(
    taxAmount,
    discounted.map(({ taxable }) => taxable),
  );
  return discounted.map((amounts, index) => withTaxes(amounts, taxShares[index] ?? 0));
}

type Discounted = Omit<OrderLineAmounts, "totalIncTax" | "tax" | "unitTax">;

function withTaxes(discounted: Discounted, taxShare: number): OrderLineAmounts {
  const { line, total } = discounted;
  const tax = line.tax ?? taxShare;
  const whole = taxBeforeDiscounts(discounted, tax);
  const unitTax = line.unitTax ?? roundToCents(whole / line.quantity);
  return { ...discounted, tax, unitTax, totalIncTax: roundToCents(total + whole) };
}

function taxBeforeDiscounts({ line, total, taxable }: Discounted, tax: number): number {
  if (taxable === total) return tax;
  if (line.unitTax !== undefined) return roundToCents(line.unitTax * line.quantity);
  return taxable === 0 ? 0 : roundToCents((tax * total) / taxable);
}

/** So many units of a line at a price. */
export function lineTotal({ quantity }: Pick<StoredOrderLineItem, "quantity">, price: number): number {
  return roundToCents(price * quantity);
}

interface OrderTotals {
  /** Before discounts, as what follows of the subtotal. */
  readonly subTotal: number;
  readonly subTotalIncTax: number;
  /** The order's own discount, as far as there is something to take it off. */
  readonly ownDiscount: number;
  readonly totalDiscount: number;
  readonly taxTotal: number;
  readonly totalIncTax: number;
  readonly totalProductQuantity: number;
}

/** The sums of an order, from its lines, discounts, costs and taxes. */
export function orderTotals(order: StoredOrder): OrderTotals {
  const lines = orderLineAmounts(order);
  const certificates = (order.giftCertificates ?? []).map(({ amount }) => amount);
  const subTotal = sumOf([...lines.map(({ total }) => total), ...certificates]);
  const taxTotal = sumOf(order.taxes.map(({ amount }) => amount));
  const discountable = sumOf(lines.map(({ total }) => total));
  const coupons = Math.min(discountable, sumOf(order.couponDiscounts.map(({ amount }) => amount)));
  const ownDiscount = Math.min(order.nonCouponDiscount, roundToCents(discountable - coupons));
  const totalDiscount = sumOf([coupons, ownDiscount]);
  return {
    subTotal,
    subTotalIncTax: sumOf([...lines.map(({ totalIncTax }) => totalIncTax), ...certificates]),
    ownDiscount,
    totalDiscount,
    taxTotal,
    totalIncTax: sumOf([subTotal, -totalDiscount, order.shippingCost, order.handlingCost, taxTotal]),
    totalProductQuantity: sumOf(order.lineItems.map(({ quantity }) => quantity)) + certificates.length,
  };
}

/** The largest discount that an order can have of its own: what coupons leave of its lines. */
export function mostOwnDiscount(order: StoredOrder): number {
  return sumOf(orderLineAmounts(order).map(({ total, couponDiscount }) => total - couponDiscount));
}

/** What the shipping of an order would have cost without a coupon on it. */
export function shippingCostBeforeDiscount({ consignments, shippingCost }: StoredOrder): number {
  if (consignments === undefined) return shippingCost;
  return sumOf(consignments.map((shipped) => shipped.shippingCostBeforeDiscount));
}
