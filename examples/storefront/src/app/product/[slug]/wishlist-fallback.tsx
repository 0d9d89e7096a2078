"use client";

import { catchError, type ErrorInfo } from "next/error";

/** A product page without wishlists is still worth having. */
function NoWishlists(_: object, { retry }: ErrorInfo) {
  return (
    <p className="text-muted text-sm">
      Your wishlists could not be loaded.{" "}
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

export const WishlistFallback = catchError(NoWishlists);
