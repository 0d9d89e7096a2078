import type { MoneyFieldsFragment } from "@/gql/graphql";
import { formatMoney } from "@/lib/money";

export interface PriceProps {
  prices: { price: MoneyFieldsFragment; basePrice: MoneyFieldsFragment | null } | null;
  /** What the signed-in customer pays, if that differs. */
  own?: MoneyFieldsFragment;
}

/** One price; the higher one is struck through if it is a sale or the customer's own. */
export function Price({ prices, own }: PriceProps) {
  if (prices === null) return <span className="text-muted">Price on request</span>;
  const isOwn = own !== undefined && own.value < prices.price.value;
  const now = own ?? prices.price;
  const before = isOwn ? prices.price : prices.basePrice;
  if (before === null || before.value <= now.value)
    return <span className="font-semibold">{formatMoney(now)}</span>;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <span className="sr-only">{isOwn ? "Your price" : "Now"}</span>
      <span className="font-semibold text-copper">{formatMoney(now)}</span>
      <span className="sr-only">{isOwn ? "List price" : "Before"}</span>
      <s className="text-muted text-sm">{formatMoney(before)}</s>
    </span>
  );
}
