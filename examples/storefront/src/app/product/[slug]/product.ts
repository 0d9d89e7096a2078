import "server-only";
import { cacheLife } from "next/cache";
import { cache } from "react";
import { ProductDocument, type ProductQuery } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { type Failure, orFailure } from "@/lib/failure";

type RouteNode = NonNullable<ProductQuery["site"]["route"]["node"]>;
export type ProductDetails = Extract<RouteNode, { __typename: "Product" }>;

/**
 * The public side of a product, by its path in the store; null if there is none. Call it only after `await
 * connection()`. The page and its metadata share one outcome: BigCommerce is not asked a second time for the same page.
 */
export const findProduct = cache(
  (path: string): Promise<ProductDetails | Failure | null> => orFailure(getProduct(path)),
);

async function getProduct(path: string): Promise<ProductDetails | null> {
  "use cache";
  cacheLife("publicData");
  const { site } = await bigcommerce.guest.query(ProductDocument, { path });
  const node = site.route.node;
  return node?.__typename === "Product" ? node : null;
}
