import "server-only";
import { CreateWishlistDocument, DefaultWishlistDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";
import { newWishlistName } from "@/lib/new-wishlist-name";

/** The customer's first wishlist, made where there is none yet; for a guest a number that is nobody's. */
export async function defaultWishlistId(): Promise<number> {
  const { customer } = await bigcommerce.shopper.query(DefaultWishlistDocument);
  if (customer === null) return 0;
  const [first] = nodesOf(customer.wishlists);
  return first?.entityId ?? createDefault();
}

async function createDefault(): Promise<number> {
  const input = { name: newWishlistName, isPublic: false };
  const { wishlist } = await bigcommerce.customer.mutate(CreateWishlistDocument, { input });
  const entityId = wishlist.createWishlist?.result.entityId;
  if (entityId === undefined) throw new Error("BigCommerce created no wishlist, and named no error.");
  return entityId;
}
