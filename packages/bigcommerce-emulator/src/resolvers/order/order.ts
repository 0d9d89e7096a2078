import { roundToCents } from "../../store/money-amount.js";
import type { OrderStatusValue, StoredOrder } from "../../store/order.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { PageArguments } from "../common/connection.js";

interface OrderFilters {
  readonly status?: OrderStatusValue | null;
  readonly dateRange?: { readonly from: string; readonly to?: string | null } | null;
}

export interface OrderListArguments extends PageArguments {
  readonly filters?: OrderFilters | null;
}

/** The shopper's orders, the newest first. */
export function ordersOf(
  { data, customerId }: StorefrontContext,
  filters: OrderFilters | null | undefined,
): StoredOrder[] {
  const { status, dateRange } = filters ?? {};
  return [...data.orders.values()]
    .filter(
      (order) =>
        order.customerId === customerId &&
        (!status || order.status === status) &&
        (!dateRange || isWithin(order, dateRange.from, dateRange.to)),
    )
    .toSorted((a, b) => Date.parse(b.orderedAt) - Date.parse(a.orderedAt));
}

function isWithin({ orderedAt }: StoredOrder, from: string, to: string | null | undefined): boolean {
  const at = Date.parse(orderedAt);
  return at >= Date.parse(from) && (!to || at <= Date.parse(to));
}

/**
 * One order of the shopper. For them, another customer's order does not exist. A guest's order is found by the id of the
 * cart that it was placed from.
 */
export function orderOf(
  { data, customerId }: StorefrontContext,
  entityId: number,
  cartEntityId?: string | null,
): StoredOrder | undefined {
  const order = data.orders.get(entityId);
  if (order === undefined) return undefined;
  if (order.customerId === 0) return order.cartEntityId === cartEntityId ? order : undefined;
  return order.customerId === customerId ? order : undefined;
}

interface OrderTotals {
  readonly subTotal: number;
  readonly totalDiscount: number;
  readonly taxTotal: number;
  readonly totalIncTax: number;
  readonly totalProductQuantity: number;
}

/** The sums of an order, from its lines, discounts, costs and taxes. */
export function orderTotals(order: StoredOrder): OrderTotals {
  const sum = (amounts: number[]) => roundToCents(amounts.reduce((total, amount) => total + amount, 0));
  const certificates = order.giftCertificates ?? [];
  const subTotal = sum([
    ...order.lineItems.map(({ salePrice, quantity }) => salePrice * quantity),
    ...certificates.map(({ amount }) => amount),
  ]);
  const taxTotal = sum(order.taxes.map(({ amount }) => amount));
  const discounts = sum([order.nonCouponDiscount, ...order.couponDiscounts.map(({ amount }) => amount)]);
  return {
    subTotal,
    totalDiscount: discounts,
    taxTotal,
    totalIncTax: sum([subTotal, -discounts, order.shippingCost, order.handlingCost, taxTotal]),
    totalProductQuantity:
      order.lineItems.reduce((total, { quantity }) => total + quantity, 0) + certificates.length,
  };
}

/** What the shipping of an order would have cost without a coupon on it. */
export function shippingCostBeforeDiscount({ consignments, shippingCost }: StoredOrder): number {
  if (consignments === undefined) return shippingCost;
  return roundToCents(consignments.reduce((sum, shipped) => sum + shipped.shippingCostBeforeDiscount, 0));
}
