import "server-only";
import type { GraphQLServerVariable, RouteScopes } from "next-bigcommerce";
import { CreateWishlistDocument, DefaultWishlistDocument } from "@/gql/graphql";
import { nodesOf } from "@/lib/connection-page";
import { newWishlistName } from "@/lib/new-wishlist-name";

/** The customer's first wishlist, made where there is none yet. With the route's scopes, a guest is told 401. */
export const defaultWishlistId: GraphQLServerVariable = async (_request, scopes) => {
  const { customer } = await scopes.customer.query(DefaultWishlistDocument);
  const [first] = nodesOf(customer?.wishlists);
  return first?.entityId ?? createDefault(scopes);
};

async function createDefault(scopes: RouteScopes): Promise<number> {
  const input = { name: newWishlistName, isPublic: false };
  const { wishlist } = await scopes.customer.mutate(CreateWishlistDocument, { input });
  const entityId = wishlist.createWishlist?.result.entityId;
  if (entityId === undefined) throw new Error("BigCommerce created no wishlist, and named no error.");
  return entityId;
}
