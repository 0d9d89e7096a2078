"use client";

import { addProductToCart } from "@/app/product/[slug]/actions";
import { CustomerFields, useCustomerForm } from "@/components/form/customer-form";
import { Form } from "@/components/form/form";
import { StaleNotice } from "@/components/form/stale-notice";
import Link from "@/components/navigation/link";
import type { WishlistItemFieldsFragment } from "@/gql/graphql";
import { productHref } from "@/lib/links";

type WishedProduct = Pick<
  NonNullable<WishlistItemFieldsFragment["product"]>,
  "entityId" | "name" | "path" | "minPurchaseQuantity" | "productOptions" | "availabilityV2"
> & { readonly inventory: { readonly isInStock: boolean } };

/** Puts a product of a list into the cart; if it comes in several versions, leads to its page to choose one. */
export function AddItemToCart({ product }: { product: WishedProduct }) {
  const form = `cart-${product.entityId}`;
  const { state, send, isPending: isAdding } = useCustomerForm(form, addProductToCart);
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
    <Form action={send}>
      <CustomerFields name={form} state={state} />
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
        {state.done === undefined ? null : "It is in your cart."}
      </p>
      {state.stale === undefined ? null : (
        <div className="mt-2">
          <StaleNotice stale={state.stale} />
        </div>
      )}
      {state.problem === null ? null : (
        <p role="alert" className="font-medium text-alert text-sm">
          {state.problem}
        </p>
      )}
    </Form>
  );
}
