"use client";

import { useRouter } from "next/navigation";
import { Price, type PriceProps } from "@/components/price";

interface PriceFallbackProps extends PriceProps {
  isGuest: boolean;
}

/** A product page without the shopper's own price is still worth having: the list price, called that, stands in. */
export function PriceFallback({ prices, isGuest }: PriceFallbackProps) {
  const router = useRouter();
  return (
    <>
      <p className="text-muted text-sm">List price</p>
      <p className="mt-1 text-2xl">
        <Price prices={prices} />
      </p>
      <p className="mt-1 text-muted text-sm">
        {isGuest ? "Today’s price" : "Your own price"} could not be loaded.{" "}
        <button type="button" className="link cursor-pointer" onClick={() => router.refresh()}>
          Try again
        </button>
      </p>
    </>
  );
}
