import Link from "@/components/navigation/link";
import type { OrderSummaryFieldsFragment } from "@/gql/graphql";
import { formatMoney } from "@/lib/money";
import { DateTime } from "./date-time";
import { OrderStatus } from "./order-status";

/** One order in a list; the whole row is a link to the order. */
export function OrderRow({ order }: { order: OrderSummaryFieldsFragment }) {
  const { entityId, orderedAt, status, totalProductQuantity, totalIncTax } = order;
  return (
    <div className="relative grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 px-5 py-4 hover:bg-sunken/60 sm:grid-cols-[7rem_1fr_auto_6.5rem]">
      <Link href={`/account/orders/${entityId}`} className="font-semibold after:absolute after:inset-0">
        Order {entityId}
      </Link>
      <span className="text-muted max-sm:col-start-1">
        <DateTime utc={orderedAt.utc} length="short" /> · {totalProductQuantity}{" "}
        {totalProductQuantity === 1 ? "item" : "items"}
      </span>
      <span className="max-sm:col-start-1 max-sm:mt-1">
        <OrderStatus status={status} />
      </span>
      <span className="font-semibold tabular-nums max-sm:col-start-2 max-sm:row-start-1 sm:text-right">
        {formatMoney(totalIncTax)}
      </span>
    </div>
  );
}
