import Link from "@/components/navigation/link";
import { WishlistNamesDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";
import { getShownCustomerId } from "@/staff/shown-customer";
import { AddToWishlistForm } from "./add-to-wishlist-form";
import { addToWishlist } from "./wishlist-actions";
import { WishlistButton } from "./wishlist-button";

/** The shopper's wishlists to put the product on, and the way to sign in for a guest. Belongs under Suspense. */
export async function AddToWishlist({ productId, path }: { productId: number; path: string }) {
  const customer = await findCustomer(productId);
  if (customer === null) {
    return (
      <Link
        href={`/login?${new URLSearchParams({ next: path })}`}
        prefetch={false}
        className="link inline-flex min-h-11 items-center"
      >
        Sign in to put it on a wishlist
      </Link>
    );
  }
  const wishlists = nodesOf(customer.wishlists);
  const [saved] = nodesOf(wishlists[0]?.items);
  return (
    <div className="grid gap-4">
      <WishlistButton productId={productId} savedItemId={saved?.entityId ?? null} />
      {wishlists.length === 0 ? null : (
        <AddToWishlistForm action={addToWishlist.bind(null, productId)} wishlists={wishlists} />
      )}
    </div>
  );
}

/** No query is sent for a guest. */
async function findCustomer(productId: number) {
  if ((await getShownCustomerId()) === null) return null;
  return (await bigcommerce.shopper.query(WishlistNamesDocument, { productId })).customer;
}
