import { formatMoney } from "@/lib/money";
import type { CartAmounts } from "./cart";
import { CheckoutDoor } from "./checkout-door";

export function CartSummary({ baseAmount, discountedAmount, amount }: CartAmounts) {
  return (
    <section aria-labelledby="summary" className="card h-fit px-5 py-5 lg:sticky lg:top-6">
      <h2 id="summary" className="text-lg">
        Total
      </h2>
      <dl className="mt-3 grid gap-2 tabular-nums">
        <div className="flex justify-between gap-4">
          <dt className="text-muted">Items</dt>
          <dd>{formatMoney(baseAmount)}</dd>
        </div>
        {discountedAmount.value > 0 ? (
          <div className="flex justify-between gap-4">
            <dt className="text-muted">Discount</dt>
            <dd>−{formatMoney(discountedAmount)}</dd>
          </div>
        ) : null}
        <div className="mt-1 flex justify-between gap-4 border-line border-t pt-3 font-semibold text-lg">
          <dt>Before delivery</dt>
          <dd>{formatMoney(amount)}</dd>
        </div>
      </dl>
      <p className="mt-2 text-muted text-sm">Delivery and tax follow at the checkout.</p>
      <div className="mt-5">
        <CheckoutDoor />
      </div>
    </section>
  );
}
