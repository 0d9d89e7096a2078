import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { z } from "zod";
import { WishlistItems } from "@/app/wishlist/wishlist-items";
import { CardsSkeleton } from "@/components/cards-skeleton";
import { ConnectionPager } from "@/components/connection-pager";
import { CustomerForms } from "@/components/form/customer-forms";
import { NeedsScript } from "@/components/needs-script";
import { PublicWishlistDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { connectionPage, nodesOf } from "@/lib/connection-page";

type Props = PageProps<"/wishlist/[token]">;

export const metadata: Metadata = { title: "A wishlist", robots: { index: false } };

export default function PublicWishlistPage(props: Props) {
  return (
    <div className="page pt-8">
      <NeedsScript what="The wishlist" />
      <Suspense fallback={<CardsSkeleton label="Loading the wishlist" />}>
        <PublicWishlist {...props} />
      </Suspense>
    </div>
  );
}

const tokenSchema = z.uuid();

/** Asked as the shopper, never cached: the owner can make it private at any time, and prices are the viewer's. */
async function PublicWishlist({ params, searchParams }: Props) {
  const token = tokenSchema.safeParse((await params).token);
  if (!token.success) notFound();
  const variables = { token: token.data, ...connectionPage(await searchParams, 12) };
  const { site } = await bigcommerce.shopper.query(PublicWishlistDocument, variables);
  const wishlist = site.publicWishlist;
  if (wishlist === null) notFound();
  return (
    <CustomerForms>
      <h1 className="text-title">
        <bdi>{wishlist.name}</bdi>
      </h1>
      <p className="mt-2 mb-8 text-muted">
        {wishlist.isOwner
          ? "This is what people with the link see."
          : "Somebody shared this wishlist with you."}
      </p>
      <WishlistItems items={nodesOf(wishlist.items)} />
      <ConnectionPager
        pageInfo={wishlist.items.pageInfo}
        pathname={`/wishlist/${wishlist.token}`}
        label="Products"
      />
    </CustomerForms>
  );
}
