import type { MoneyFieldsFragment } from "@/gql/graphql";
import { nodesOf } from "@/lib/connection-page";
import { formatMoney } from "@/lib/money";
import type { OrderDetails } from "./order-details";

interface TotalLine {
  readonly label: string;
  readonly amount: MoneyFieldsFragment;
  readonly isTakenOff?: boolean;
}

export function OrderTotals({ order }: { order: OrderDetails }) {
  const payments = nodesOf(order.payments);
  return (
    <section className="card px-5 py-4">
      <h2 className="text-lg">Total</h2>
      <dl className="mt-2 grid gap-2">
        {linesOf(order).map((line) => (
          <div key={line.label} className="flex justify-between gap-4">
            <dt className="text-muted">
              <bdi>{line.label}</bdi>
            </dt>
            <dd className="tabular-nums">
              {line.isTakenOff ? "−" : ""}
              {formatMoney(line.amount)}
            </dd>
          </div>
        ))}
        <div className="mt-1 flex justify-between gap-4 border-line border-t pt-3 font-semibold">
          <dt>Total</dt>
          <dd className="tabular-nums">{formatMoney(order.totalIncTax)}</dd>
        </div>
      </dl>
      {payments.length === 0 ? null : (
        <p className="mt-3 text-muted text-sm">
          Paid with {payments.map(({ paymentMethodName }) => paymentMethodName).join(" and ")}
        </p>
      )}
    </section>
  );
}

function linesOf(order: OrderDetails): TotalLine[] {
  const coupons = order.discounts.couponDiscounts.map(({ couponCode, discountedAmount }) => ({
    label: `Coupon ${couponCode}`,
    amount: discountedAmount,
    isTakenOff: true,
  }));
  const lines: TotalLine[] = [
    { label: "Discount", amount: order.discounts.nonCouponDiscountTotal, isTakenOff: true },
    ...coupons,
    { label: "Gift wrapping", amount: order.wrappingCostTotal },
    { label: "Shipping", amount: order.shippingCostTotal },
    { label: "Handling", amount: order.handlingCostTotal },
    { label: order.isTaxIncluded ? "Tax (included)" : "Tax", amount: order.taxTotal },
  ];
  return [{ label: "Items", amount: order.subTotal }, ...lines.filter(({ amount }) => amount.value !== 0)];
}
