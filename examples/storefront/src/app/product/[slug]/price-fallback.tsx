"use client";

import { useRouter } from "next/navigation";

/** A product's page without a price is still worth having. The cached price would be another shopper's. */
export function PriceFallback() {
  const router = useRouter();
  return (
    <p className="text-muted">
      Your price could not be loaded.{" "}
      <button
        type="button"
        className="link inline-flex min-h-11 cursor-pointer items-center"
        onClick={() => router.refresh()}
      >
        Try again
      </button>
    </p>
  );
}
