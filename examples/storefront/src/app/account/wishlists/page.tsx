import type { Metadata } from "next";
import { Suspense } from "react";
import { CardsSkeleton } from "@/components/cards-skeleton";
import { ConnectionPager } from "@/components/connection-pager";
import { EmptyState } from "@/components/empty-state";
import { NoCustomer } from "@/components/no-customer";
import { Price } from "@/components/price";
import { ProductCard } from "@/components/product-card";
import { WishlistsDocument, type WishlistsQuery } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { connectionPage, nodesOf, type SearchParams } from "@/lib/connection-page";

export const metadata: Metadata = { title: "Your wishlists" };

export default function WishlistsPage({ searchParams }: PageProps<"/account/wishlists">) {
  return (
    <>
      <h1 className="mb-6 text-title">Your wishlists</h1>
      <Suspense fallback={<CardsSkeleton label="Loading your wishlists" />}>
        <Wishlists searchParams={searchParams} />
      </Suspense>
    </>
  );
}

async function Wishlists({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = connectionPage(await searchParams, 5);
  const { customer } = await bigcommerce.customer.query(WishlistsDocument, page);
  if (customer === null) return <NoCustomer />;
  const wishlists = nodesOf(customer.wishlists);
  if (wishlists.length === 0) {
    return (
      <EmptyState title="No wishlists yet" action={{ href: "/", label: "Look through the shop" }}>
        What you would like to have one day is kept here.
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-12">
      {wishlists.map((wishlist) => (
        <Wishlist key={wishlist.entityId} wishlist={wishlist} />
      ))}
      <ConnectionPager
        pageInfo={customer.wishlists.pageInfo}
        pathname="/account/wishlists"
        label="Wishlists"
      />
    </div>
  );
}

type WishlistNode = NonNullable<
  NonNullable<WishlistsQuery["customer"]>["wishlists"]["edges"]
>[number]["node"];

function Wishlist({ wishlist }: { wishlist: WishlistNode }) {
  const items = nodesOf(wishlist.items);
  const count = wishlist.items.collectionInfo?.totalItems ?? items.length;
  return (
    <section>
      <h2 className="text-xl">{wishlist.name}</h2>
      <p className="mt-1 mb-5 text-muted text-sm">
        {count} {count === 1 ? "product" : "products"} ·{" "}
        {wishlist.isPublic ? "Anyone with the link can see it" : "Private"}
      </p>
      {items.length === 0 ? (
        <p className="card px-5 py-8 text-center text-muted">Nothing on it yet.</p>
      ) : null}
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 lg:grid-cols-3">
        {items.map(({ entityId, product }) => (
          <li key={entityId}>
            {product === null ? (
              <p className="flex aspect-square items-center justify-center rounded-lg bg-sunken p-4 text-center text-muted">
                No longer in the shop
              </p>
            ) : (
              <ProductCard product={product} price={<Price prices={product.prices} />} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
