import { z } from "zod";
import type { OrderStatusValue, OrdersFiltersInput } from "@/gql/graphql";
import type { SearchParams } from "@/lib/connection-page";
import { endOfDay, startOfDay } from "@/lib/shop-day";

/** Every status an order can have, in BigCommerce's words. */
export const orderStatuses = {
  PENDING: "Pending",
  AWAITING_PAYMENT: "Awaiting Payment",
  AWAITING_FULFILLMENT: "Awaiting Fulfillment",
  AWAITING_SHIPMENT: "Awaiting Shipment",
  AWAITING_PICKUP: "Awaiting Pickup",
  PARTIALLY_SHIPPED: "Partially Shipped",
  SHIPPED: "Shipped",
  COMPLETED: "Completed",
  CANCELLED: "Cancelled",
  DECLINED: "Declined",
  DISPUTED: "Disputed",
  INCOMPLETE: "Incomplete",
  MANUAL_VERIFICATION_REQUIRED: "Manual Verification Required",
  PARTIALLY_REFUNDED: "Partially Refunded",
  REFUNDED: "Refunded",
} as const satisfies Record<OrderStatusValue, string>;

export interface OrderSearch {
  readonly status: OrderStatusValue | "";
  /** Days like `2026-11-22`, both included; empty for no limit. */
  readonly from: string;
  readonly to: string;
}

const statuses = Object.keys(orderStatuses).filter((name): name is OrderStatusValue => name in orderStatuses);
const daySchema = z.union([z.literal(""), z.iso.date()]).catch("");
const searchSchema = z.object({
  status: z.union([z.literal(""), z.enum(statuses)]).catch(""),
  from: daySchema,
  to: daySchema,
});

export function readOrderSearch(searchParams: SearchParams): OrderSearch {
  return searchSchema.parse(searchParams);
}

/** The search as query parameters, with only what limits it. */
export function orderParams({ status, from, to }: OrderSearch): URLSearchParams {
  return new URLSearchParams(Object.entries({ status, from, to }).filter(([, value]) => value !== ""));
}

/** What BigCommerce filters by; null for every order. A range must have a beginning. */
export function orderFilters({ status, from, to }: OrderSearch): OrdersFiltersInput | null {
  const hasRange = from !== "" || to !== "";
  if (status === "" && !hasRange) return null;
  return {
    ...(status === "" ? {} : { status }),
    ...(hasRange ? { dateRange: dateRange(from, to) } : {}),
  };
}

const longAgo = "2000-01-01";

function dateRange(from: string, to: string) {
  return {
    from: startOfDay(from === "" ? longAgo : from).toISOString(),
    ...(to === "" ? {} : { to: endOfDay(to).toISOString() }),
  };
}
