import type { OrderStatusValue } from "@/gql/graphql";

interface OrderStatusProps {
  status: { value: OrderStatusValue | null; label: string };
}

const done: ReadonlySet<OrderStatusValue> = new Set(["COMPLETED", "SHIPPED"]);
const ended: ReadonlySet<OrderStatusValue> = new Set([
  "CANCELLED",
  "DECLINED",
  "DISPUTED",
  "REFUNDED",
  "PARTIALLY_REFUNDED",
]);

function look(value: OrderStatusValue | null): string {
  if (value !== null && done.has(value)) return "bg-fern-wash text-fern-deep";
  if (value !== null && ended.has(value)) return "bg-sunken text-muted";
  return "bg-wait-wash text-wait";
}

/** BigCommerce's own words for the status; the colour only repeats them. */
export function OrderStatus({ status }: OrderStatusProps) {
  return (
    <span className={`inline-flex rounded-full px-3 py-1 font-medium text-sm ${look(status.value)}`}>
      {status.label}
    </span>
  );
}
