import { Price, type PriceProps } from "@/components/price";

/** Until the shopper's own price is there; where no script can ever show it, the list price. */
export function PriceSkeleton({ prices }: PriceProps) {
  return (
    <>
      <span role="status" aria-label="Loading the price" className="block noscript:hidden">
        <span className="skeleton block h-5 w-24" />
        <span className="skeleton mt-2 block h-8 w-32" />
        <span className="skeleton mt-2 block h-5 w-48" />
      </span>
      <span className="hidden text-2xl noscript:block">
        <Price prices={prices} />
      </span>
    </>
  );
}
