import { higherListPrice, type ShownPrices } from "@/lib/list-price";
import { formatMoney } from "@/lib/money";

interface PriceProps {
  prices: ShownPrices | null;
}

/** What the shopper pays for one, and the list price struck through if that is higher. */
export function Price({ prices }: PriceProps) {
  if (prices === null) return <span className="text-muted">Price on request</span>;
  const listPrice = higherListPrice(prices);
  if (listPrice === null) return <span className="font-semibold">{formatMoney(prices.price)}</span>;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <span className="sr-only">Now</span>
      <span className="font-semibold text-copper">{formatMoney(prices.price)}</span>
      <span className="sr-only">List price</span>
      <s className="text-muted text-sm">{formatMoney(listPrice)}</s>
    </span>
  );
}
