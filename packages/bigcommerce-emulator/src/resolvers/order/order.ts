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
