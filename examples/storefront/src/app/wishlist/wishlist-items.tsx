import type { ReactNode } from "react";
import { Price } from "@/components/price";
import { ProductCard } from "@/components/product-card";
import type { WishlistItemFieldsFragment } from "@/gql/graphql";
import { AddItemToCart } from "./add-item-to-cart";

interface WishlistItemsProps {
  items: readonly WishlistItemFieldsFragment[];
  /** What else can be done with an item. */
  renderActions?: (item: WishlistItemFieldsFragment) => ReactNode;
}

export function WishlistItems({ items, renderActions }: WishlistItemsProps) {
  if (items.length === 0) return <p className="card px-5 py-8 text-center text-muted">Nothing on it yet.</p>;
  return (
    <>
      <h2 className="sr-only">Products on the list</h2>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 lg:grid-cols-3">
        {items.map((item) => (
          <li key={item.entityId}>
            {item.product === null ? (
              <p className="flex aspect-square items-center justify-center rounded-lg bg-sunken p-4 text-center text-muted">
                No longer in the shop
              </p>
            ) : (
              <ProductCard product={item.product} price={<Price prices={item.product.prices} />} />
            )}
            <div className="mt-2 flex flex-wrap items-start gap-x-4 gap-y-1">
              {item.product === null ? null : <AddItemToCart product={item.product} />}
              {renderActions?.(item)}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
