"use client";

import { useActionState } from "react";
import { addProductToCart } from "@/app/product/[slug]/actions";
import { refusedBefore } from "@/app/product/[slug]/add-to-cart-state";
import { cartProblems } from "@/cart/cart-problem";
import Link from "@/components/navigation/link";
import type { WishlistItemFieldsFragment } from "@/gql/graphql";
import { productHref } from "@/lib/links";

type WishedProduct = Pick<
  NonNullable<WishlistItemFieldsFragment["product"]>,
  "entityId" | "name" | "path" | "minPurchaseQuantity" | "productOptions" | "availabilityV2"
> & { readonly inventory: { readonly isInStock: boolean } };

const nothingYet = refusedBefore({});

/** Puts a product of a list into the cart; if it comes in several versions, leads to its page to choose one. */
export function AddItemToCart({ product }: { product: WishedProduct }) {
  const [{ problem, added }, send, isAdding] = useActionState(addProductToCart, nothingYet);
  if (!product.inventory.isInStock || product.availabilityV2.status === "Unavailable")
    return <p className="inline-flex min-h-11 items-center text-muted text-sm">Sold out just now</p>;
  if (product.productOptions.edges?.length) {
    return (
      <Link
        href={productHref(product.path)}
        aria-label={`Choose a version of ${product.name}`}
        className="link inline-flex min-h-11 items-center text-sm"
      >
        Choose a version
      </Link>
    );
  }
  return (
    <form action={send}>
      <input type="hidden" name="product" value={product.entityId} />
      <input type="hidden" name="quantity" value={product.minPurchaseQuantity ?? 1} />
      <button
        type="submit"
        disabled={isAdding}
        aria-label={`Add to cart: ${product.name}`}
        className="link inline-flex min-h-11 cursor-pointer items-center text-sm disabled:opacity-60"
      >
        {isAdding ? "Adding…" : "Add to cart"}
      </button>
      <p role="status" className="font-medium text-fern-deep text-sm">
        {added === null ? null : "It is in your cart."}
      </p>
      {problem === null ? null : (
        <p role="alert" className="font-medium text-alert text-sm">
          {cartProblems[problem]}
        </p>
      )}
    </form>
  );
}
