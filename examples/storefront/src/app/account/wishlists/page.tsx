import type { Metadata } from "next";
import { Suspense } from "react";
import { WishlistItems } from "@/app/wishlist/wishlist-items";
import { CardsSkeleton } from "@/components/cards-skeleton";
import { ConnectionPager } from "@/components/connection-pager";
import { DoneNotice } from "@/components/done-notice";
import { EmptyState } from "@/components/empty-state";
import { CustomerForm } from "@/components/form/customer-form";
import { CustomerForms } from "@/components/form/customer-forms";
import { TextField } from "@/components/form/form-field";
import Link from "@/components/navigation/link";
import { NeedsScript } from "@/components/needs-script";
import { NoCustomer } from "@/components/no-customer";
import { WishlistsDocument, type WishlistsQuery } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { connectionPage, nodesOf, type SearchParams } from "@/lib/connection-page";
import { createWishlist } from "./actions";

export const metadata: Metadata = { title: "Your wishlists" };

export default function WishlistsPage({ searchParams }: PageProps<"/account/wishlists">) {
  return (
    <>
      <h1 className="mb-6 text-title">Your wishlists</h1>
      <NeedsScript what="Your wishlists" />
      <Suspense fallback={<CardsSkeleton label="Loading your wishlists" />}>
        <Wishlists searchParams={searchParams} />
      </Suspense>
    </>
  );
}

const notices = {
  created: "The wishlist was created.",
  deleted: "The wishlist was deleted.",
};

async function Wishlists({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const { customer } = await bigcommerce.customer.query(WishlistsDocument, connectionPage(params, 5));
  if (customer === null) return <NoCustomer />;
  const wishlists = nodesOf(customer.wishlists);
  return (
    <CustomerForms>
      <DoneNotice notices={notices} done={params.done} />
      <NewWishlist isFirst={wishlists.length === 0} />
      <div className="mt-10 grid gap-12">
        {wishlists.map((wishlist) => (
          <Wishlist key={wishlist.entityId} wishlist={wishlist} />
        ))}
      </div>
      <ConnectionPager
        pageInfo={customer.wishlists.pageInfo}
        pathname="/account/wishlists"
        label="Wishlists"
      />
    </CustomerForms>
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
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div>
          <h2 className="text-xl">
            <bdi>{wishlist.name}</bdi>
          </h2>
          <p className="mt-1 text-muted text-sm">
            {count} {count === 1 ? "product" : "products"} ·{" "}
            {wishlist.isPublic ? "Anyone with the link can see it" : "Private"}
          </p>
        </div>
        <Link
          href={`/account/wishlists/${wishlist.entityId}`}
          aria-label={`Open the wishlist ${wishlist.name}`}
          className="button button-quiet px-5"
        >
          Open
        </Link>
      </div>
      <WishlistItems items={items} />
    </section>
  );
}

/** The form for a new wishlist. If there is none yet, it says first what wishlists are for. */
function NewWishlist({ isFirst }: { isFirst: boolean }) {
  return (
    <>
      {isFirst ? (
        <EmptyState title="No wishlists yet" action={{ href: "/", label: "Look through the shop" }}>
          Things you would like to have one day are kept here.
        </EmptyState>
      ) : null}
      <section aria-label="New wishlist" className={isFirst ? "card mt-6 px-5 py-5" : "card px-5 py-5"}>
        <CustomerForm name="wishlist-new" action={createWishlist} submitLabel="Create wishlist">
          <TextField name="name" label="Name of a new wishlist" maxLength={100} required />
        </CustomerForm>
      </section>
    </>
  );
}
