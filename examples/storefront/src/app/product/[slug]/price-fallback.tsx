"use client";

import { catchError, type ErrorInfo } from "next/error";

/** A product's page without a price is still worth having. The cached price would be another shopper's. */
function NoPrice(_: object, { retry }: ErrorInfo) {
  return (
    <p className="text-muted">
      Your price could not be loaded.{" "}
      <button
        type="button"
        className="link inline-flex min-h-11 cursor-pointer items-center"
        onClick={() => retry()}
      >
        Try again
      </button>
    </p>
  );
}

export const PriceFallback = catchError(NoPrice);
