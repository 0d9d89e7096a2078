import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { WishlistItems } from "@/app/wishlist/wishlist-items";
import { BackLink } from "@/components/back-link";
import { CardsSkeleton } from "@/components/cards-skeleton";
import { ConnectionPager } from "@/components/connection-pager";
import { DoneNotice } from "@/components/done-notice";
import { ActionButton } from "@/components/form/action-button";
import { CustomerForms } from "@/components/form/customer-forms";
import { NeedsScript } from "@/components/needs-script";
import { entityIdTextSchema } from "@/entity-id";
import { isAnswerToStaleForm } from "@/forms/form-answer";
import { WishlistDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { connectionPage, nodesOf } from "@/lib/connection-page";
import { removeWishlistItem } from "../actions";
import { WishlistSettings } from "./wishlist-settings";

type Props = PageProps<"/account/wishlists/[id]">;

export const metadata: Metadata = { title: "Your wishlist" };

export default function WishlistPage(props: Props) {
  return (
    <>
      <BackLink href="/account/wishlists">All wishlists</BackLink>
      <NeedsScript what="Your wishlist" />
      <Suspense fallback={<CardsSkeleton label="Loading your wishlist" />}>
        <Wishlist {...props} />
      </Suspense>
    </>
  );
}

const pageSize = 12;

const notices = {
  renamed: "The wishlist has its new name.",
  removed: "The product was taken off the wishlist.",
};

async function Wishlist({ params, searchParams }: Props) {
  const wishlistId = entityIdTextSchema.safeParse((await params).id);
  if (!wishlistId.success) notFound();
  const search = await searchParams;
  const variables = { wishlistId: wishlistId.data, ...connectionPage(search, pageSize) };
  const { customer } = await bigcommerce.customer.query(WishlistDocument, variables);
  const [wishlist] = nodesOf(customer?.wishlists);
  // The wishlist of another customer is nobody else's: whoever sent a form of it is told so, and no more.
  if (wishlist === undefined && (await isAnswerToStaleForm())) return <CustomerForms showsEntered />;
  if (wishlist === undefined) notFound();
  return (
    <CustomerForms>
      <h1 className="mb-6 text-title">
        <bdi>{wishlist.name}</bdi>
      </h1>
      <DoneNotice notices={notices} done={search.done} />
      <WishlistItems
        items={nodesOf(wishlist.items)}
        renderActions={({ entityId, product }) => (
          <ActionButton
            name={`remove-${entityId}`}
            action={removeWishlistItem.bind(null, wishlist.entityId, entityId)}
            label={`Remove ${product?.name ?? "the product"}`}
            className="link inline-flex min-h-11 cursor-pointer items-center text-muted text-sm"
          >
            Remove
          </ActionButton>
        )}
      />
      <ConnectionPager
        pageInfo={wishlist.items.pageInfo}
        pathname={`/account/wishlists/${wishlist.entityId}`}
        label="Products"
      />
      <WishlistSettings wishlist={wishlist} />
    </CustomerForms>
  );
}
