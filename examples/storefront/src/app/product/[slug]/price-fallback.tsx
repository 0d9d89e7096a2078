"use client";

import { catchError, type ErrorInfo } from "next/error";
import { Price, type PriceProps } from "@/components/price";

/** A product page without the shopper's own price is still worth having: the list price stands in for it. */
function ListPrice({ prices }: PriceProps, { retry }: ErrorInfo) {
  return (
    <>
      <p className="text-muted text-sm">List price</p>
      <p className="mt-1 text-2xl">
        <Price prices={prices} />
      </p>
      <p className="mt-1 text-muted text-sm">
        Your own price could not be loaded.{" "}
        <button type="button" className="link cursor-pointer" onClick={() => retry()}>
          Try again
        </button>
      </p>
    </>
  );
}

export const PriceFallback = catchError(ListPrice);
